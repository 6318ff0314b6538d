import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openReading, readOpening, type Opened } from '#app/domain/academy/library/open-reading.server.ts';

/** Opens a module or a curriculum to visitors as its page does: whoever does so has looked at what stands in it. */
export async function lookAndOpen(person: AskingPerson, kind: Opened, address: string): Promise<void> {
  await openReading(person, kind, address, (await readOpening(person, kind, address, 'en')).seen);
}
