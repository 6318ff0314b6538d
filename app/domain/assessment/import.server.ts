import { now } from '#app/platform/clock.server.ts';
import { hashOf } from '#app/platform/content-hash.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { forgetNewest } from './instrument.server.ts';
import { InstrumentError, readInstrumentFiles } from './instrument-files.server.ts';

/**
 * Publishes the instrument of a folder, if its version is new. The same content again changes nothing.
 * @throws InstrumentError when a published version was changed, or the files are wrong
 */
export async function importInstrument(folder: string): Promise<void> {
  const instrument = readInstrumentFiles(folder);
  const contentHash = hashOf(instrument);
  const { id: key, version } = instrument;
  await database().instrument.createMany({ data: [{ id: newId(), key, version, contentHash, content: instrument, publishedAt: now() }], skipDuplicates: true });
  const stands = await database().instrument.findUniqueOrThrow({ where: { key_version: { key, version } }, select: { contentHash: true } });
  if (stands.contentHash !== contentHash) throw new InstrumentError(`Version ${version} of the instrument is published and never changes: raise \`version\` in curriculum/swit/instrument.yaml to publish the changed text as version ${version + 1}`);
  forgetNewest();
}
