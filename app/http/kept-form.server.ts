import { buffer } from 'node:stream/consumers';
import { urlencoded, type NextFunction, type Request, type Response as ExpressResponse } from 'express';
import type { Kept } from '#app/domain/accounts/components/resume-form.tsx';
import { findHolder, findSessionPerson } from '#app/domain/accounts/lucia.server.ts';
import { sealText, unsealText } from '#app/platform/encryption.ts';
import { derivedKey } from '#app/platform/master-key.server.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import type { KeptForm } from './context.server.ts';
import { readCookie } from './cookies.server.ts';
import { SECRET } from './form.server.ts';
import { boundaryOf, cutFrom } from './large-files.server.ts';
import { isSign, signsOfPages } from './page-of.server.ts';
import { isPublicPath, safeReturnTo } from './paths.ts';
import { plainPage } from './plain-page.server.ts';

const MIB = 1024 * 1024;
const read = urlencoded({ extended: false, limit: '6mb', parameterLimit: 2000 });
/** Of a form with a file: what is read of each part, and of all. A file is cut off there and let go; none of its texts is that long. */
const PART = MIB;
const ALL_PARTS = 6 * MIB;

const PLACE = { model: 'kept_form', field: 'fields', rowId: 'sign-in' };
const KID = 'kept';
/** Sealed, it is sent once more, with the sign-in form: it must fit into one. */
const MOST = 5_000_000;

/**
 * A form sent after its session had ended: nothing of it is done, and the sign-in page comes instead (401), holding what
 * was typed, sealed for whoever typed it. Once they have signed in, one press sends it again. Whoever else signs in there
 * is given nothing of it: a device may be shared. Its page says whose it is; of one that says nothing, it is whose session it was,
 * which is known only while that one has not been ended on purpose. Of a form with a file, the texts are kept, and the file is to be chosen again.
 */
export function keepFormThroughSignIn(request: Request, response: ExpressResponse, next: NextFunction): void {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'POST' || !(type.startsWith('application/x-www-form-urlencoded') || boundaryOf(request) !== null) || isPublicPath(request.path) || request.path.endsWith('.data')) return next();
  keepUnlessSignedIn(request, response, next).catch(next);
}

async function keepUnlessSignedIn(request: Request, response: ExpressResponse, next: NextFunction): Promise<void> {
  const sessionId = readCookie(request, '__Host-s');
  const person = sessionId ? await findSessionPerson(sessionId) : null;
  if (person) {
    // Looked up once a request: what comes after asks here first.
    response.locals.person = person;
    return next();
  }
  const holder = sessionId ? await findHolder(sessionId) : null;
  const boundary = boundaryOf(request);
  // A file of somebody whose session is not known is not read at all.
  if (boundary !== null && !holder) return next();
  let typed: Sent;
  try {
    typed = boundary === null ? await readTexts(request, response) : await readParts(request, boundary);
  } catch {
    return plainPage(request, response, 413, 'tooLarge');
  }
  const sign = typed.texts.find(([name]) => name === WHOSE_PAGE)?.[1];
  response.locals.keptForm = { sealed: keepFor(sign === undefined ? holder : isSign(sign) ? sign : null, request.originalUrl, typed), hadFile: typed.files.length > 0 } satisfies KeptForm;
  response.status(401);
  request.method = 'GET';
  request.url = '/sign-in';
  request.originalUrl = '/sign-in';
  for (const header of ['content-type', 'content-length', 'origin']) delete request.headers[header];
  next();
}

/** What a form brought: its texts, and the names of the fields that take a file. */
export interface Sent {
  texts: [name: string, value: string][];
  files: string[];
}

export function sentIn(form: FormData): Sent {
  return { texts: [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'), files: [...new Set(form.keys())].filter((name) => typeof form.get(name) !== 'string') };
}

async function readTexts(request: Request, response: ExpressResponse): Promise<Sent> {
  await new Promise<void>((resolve, reject) => read(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve())));
  return { texts: Object.entries(request.body as Record<string, string | string[]>).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])), files: [] };
}

/** The whole body is read, or the browser would never come to the answer. @throws where it cannot be read, or a text is longer than any of ours */
async function readParts(request: Request, boundary: string): Promise<Sent> {
  const cut = cutFrom(request, boundary, PART, ALL_PARTS);
  try {
    const form = await new Response(await buffer(cut), { headers: { 'Content-Type': request.headers['content-type'] ?? '' } }).formData();
    const typed = sentIn(form);
    if (typed.texts.some(([, text]) => Buffer.byteLength(text) > PART / 2)) throw new Error('too large');
    return typed;
  } catch (error) {
    request.unpipe(cut).resume();
    throw error;
  }
}

/**
 * What was typed, and where it was sent, sealed for whoever typed it: for the sign of their page, or for the person that a session
 * was of. Null when neither is known, or when it is too large to be sent on. The form in which it comes back bears a sign of its own.
 */
export function keepFor(whose: string | null, sentTo: string, { texts, files }: Sent): string | null {
  if (!whose) return null;
  const kept: Kept = { action: safeReturnTo(sentTo, '/home'), fields: texts.filter(([name]) => name !== WHOSE_PAGE && !SECRET.test(name)), files };
  const sealed = sealText(JSON.stringify(kept), derivedKey('kept-form'), KID, PLACE, whose);
  return sealed.length > MOST ? null : sealed;
}

/** What the sign-in page carried along, if the person who has signed in is the one who typed it. */
export function openKept(sealed: unknown, personId: string): Kept | null {
  if (typeof sealed !== 'string') return null;
  for (const whose of [...signsOfPages(personId), personId]) {
    try {
      return JSON.parse(unsealText(sealed, (kid) => (kid === KID ? derivedKey('kept-form') : undefined), PLACE, whose)) as Kept;
    } catch {
      // Sealed for somebody else, or under the other of the two names that one goes by.
    }
  }
  return null;
}
