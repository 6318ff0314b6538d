import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { instrumentSchema, type Instrument } from './instrument.ts';

/** Published versions never change, so each is read once and kept. */
const known = new Map<string, Instrument>();
/** A newer version comes with a newer program, and so with a start. */
let newest: string | null = null;

/** @throws NotFound */
export async function readInstrument(id: string): Promise<Instrument> {
  const found = known.get(id);
  if (found) return found;
  const row = await database().instrument.findUnique({ where: { id }, select: { content: true } });
  if (!row) throw new NotFound();
  const instrument = instrumentSchema.parse(row.content);
  known.set(id, instrument);
  return instrument;
}

/** The newest published version, for a new assessment. @throws NotFound while there is none */
export async function readNewestInstrument(): Promise<{ id: string; instrument: Instrument }> {
  newest ??= (await database().instrument.findFirst({ where: { key: 'swit' }, orderBy: { version: 'desc' }, select: { id: true } }))?.id ?? null;
  if (!newest) throw new NotFound();
  return { id: newest, instrument: await readInstrument(newest) };
}

/** After a version was published, it is looked up anew which is the newest. */
export function forgetNewest(): void {
  newest = null;
}
