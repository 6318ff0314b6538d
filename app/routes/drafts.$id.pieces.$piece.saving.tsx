import type { ActionFunctionArgs } from '@remix-run/node';
import { pieceSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { writtenIn } from '#app/domain/academy/headings.ts';
import { fieldsOfPiece, readPiece, savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { idParam, readJson } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';

/** A piece, saved as it is typed. 200 only after the commit; 409 with the newer words that stand instead. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [id, pieceId] = [idParam(params.id), idParam(params.piece)];
  const { draft, piece } = await readPiece(person, id, pieceId);
  const language = writtenIn(new URL(request.url).searchParams.get('in'), draft.language);
  const entry = await readJson(request, pieceSchema(piece.kind, language === draft.language));
  if (!entry.ok) return Response.json({ errors: entry.errors }, { status: 422 });
  // That a translation is up to date again is said by the button: what is saved as it is typed would take a slip of the finger at its word.
  const saved = await savePiece(person, id, pieceId, language, { ...entry.value, upToDate: '' });
  if (saved.state === 'saved') return Response.json({ version: saved.version, savedAt: saved.savedAt });
  return Response.json({ theirs: { version: saved.theirs.edit, fields: fieldsOfPiece(saved.theirs) } }, { status: 409 });
}
