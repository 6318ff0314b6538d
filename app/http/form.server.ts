import { parse, safeParse, type $ZodType, type output } from 'zod/v4/core';
import { NotFound } from '#app/domain/refusal.ts';
import { collectFields, messagesOf, type Fields } from '#app/ui/forms/field-values.ts';
import { formErrors, type FieldErrors } from './reply.server.ts';

export type Typed = Record<string, string | string[]>;
export type ReadForm<T> = { ok: true; value: T; typed: Typed } | { ok: false; refusal: ReturnType<typeof formErrors> };

/** Fields whose text is typed once and never sent back: neither to the page nor through a sign-in. */
export const SECRET = /passphrase|current|code/i;

/** A posted form as plain fields, by the rule that the page follows too: nobody can smuggle a second value past a check. */
export async function readFields(request: Request): Promise<Fields> {
  const form = await formDataOf(request).catch(() => {
    throw new Response(null, { status: 400 });
  });
  const fields = collectFields(form);
  read.set(request, { typed: keepTyped(fields), form: undefined });
  return fields;
}

/** What a request sends, read once: whose page it comes from is looked at before its fields are. */
export function formDataOf(request: Request): Promise<FormData> {
  const known = sent.get(request) ?? request.formData();
  sent.set(request, known);
  return known;
}

const sent = new WeakMap<Request, Promise<FormData>>();

export interface SentForm {
  typed: Typed;
  /** Which of several forms of a page it is. */
  form: string | undefined;
}

const read = new WeakMap<Request, SentForm>();

/** What was typed into the form that a request brought, once it was read; to be given back if nothing can be done with it. */
export function typedIn(request: Request): SentForm | undefined {
  return read.get(request);
}

/**
 * Checks a posted form against the subject's schema: its value, or the answer 422 with errors by field and what was typed. `named`:
 * which of several forms of a page it is; where their fields alone tell them apart, what tells it from these.
 */
export async function readForm<S extends $ZodType>(request: Request, schema: S, named?: string | ((typed: Typed) => string | undefined)): Promise<ReadForm<output<S>> & { form: string | undefined }> {
  const fields = await readFields(request);
  const typed = keepTyped(fields);
  const form = typeof named === 'function' ? named(typed) : named;
  read.set(request, { typed, form });
  const parsed = safeParse(schema, fields);
  return parsed.success ? { ok: true, value: parsed.data, typed, form } : { ok: false, refusal: formErrors(messagesOf(parsed.error.issues), typed, form), form };
}

/** The bytes of an uploaded file of at most `most` bytes; null when there is none, `tooLarge` when it is larger. Its name is not looked at. */
export async function readFile(request: Request, name: string, most: number): Promise<Buffer | 'tooLarge' | null> {
  const file = (await readFields(request))[name];
  if (!(file instanceof File) || file.size === 0) return null;
  return file.size > most ? 'tooLarge' : Buffer.from(await file.arrayBuffer());
}

/** Checks a query that a form sent, as `readForm` does a posted one: for forms that only look something up. */
export function readLookUp<S extends $ZodType>(request: Request, schema: S): { ok: true; value: output<S>; typed: Typed } | { ok: false; errors: FieldErrors; typed: Typed } {
  const query = new URL(request.url).searchParams;
  const typed: Typed = Object.fromEntries([...new Set(query.keys())].map((name) => (name.endsWith('[]') ? [name.slice(0, -2), query.getAll(name)] : [name, query.get(name) ?? ''])));
  const parsed = safeParse(schema, typed);
  return parsed.success ? { ok: true, value: parsed.data, typed } : { ok: false, errors: messagesOf(parsed.error.issues), typed };
}

/** A form with a file that may be left out: its fields checked against the schema, and the file's bytes. How large it may be is for the subject to say. */
export async function readFormWithFile<S extends $ZodType>(request: Request, schema: S, name: string): Promise<(ReadForm<output<S>> & { ok: false }) | { ok: true; value: output<S>; typed: Typed; file: Buffer | null }> {
  const fields = await readFields(request);
  const { [name]: file, ...texts } = fields;
  const parsed = safeParse(schema, texts);
  const typed = keepTyped(texts);
  if (!parsed.success) return { ok: false, refusal: formErrors(messagesOf(parsed.error.issues), typed) };
  return { ok: true, value: parsed.data, typed, file: file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null };
}

/** Checks a JSON body against the subject's schema. */
export async function readJson<S extends $ZodType>(request: Request, schema: S): Promise<{ ok: true; value: output<S> } | { ok: false; errors: FieldErrors }> {
  const body: unknown = await request.json().catch(() => null);
  const parsed = safeParse(schema, body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, errors: messagesOf(parsed.error.issues) };
}

/** What may be shown again: texts, and no secret. */
export function keepTyped(fields: Fields): Typed {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string | string[]] => !(entry[1] instanceof File) && !SECRET.test(entry[0])));
}

/** Of what was typed, what a person can read again: neither ids nor the versions that a page carries along. A short word or number tells its field. */
export function textsOf(typed: Typed): string[] {
  return Object.entries(typed).flatMap(([name, value]) => {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (typeof value !== 'string' || value.trim() === '' || UUID.test(value) || CARRIED.has(last)) return [];
    return [/^[\w-]{1,20}$/.test(value) && !UUID.test(last) ? `${last}: ${value}` : value];
  });
}

/** Fields in which nobody typed. */
const CARRIED = new Set(['version', 'edit', 'next', 'to']);

/** The query of a list page, parsed leniently: what does not fit its schema falls back to the schema's defaults. */
export function readQuery<S extends $ZodType>(request: Request, schema: S): output<S> {
  const query = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value.length <= 200));
  const parsed = safeParse(schema, query);
  return parsed.success ? parsed.data : parse(schema, {});
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An id from the path. Anything that is none is as little there as an id of nobody. */
export function idParam(value: string | undefined): string {
  if (!value || !UUID.test(value)) throw new NotFound();
  return value;
}

/** A whole number from the path, such as the position of a component. */
export function numberParam(value: string | undefined): number {
  if (!value || !/^[1-9]\d{0,3}$/.test(value)) throw new NotFound();
  return Number(value);
}
