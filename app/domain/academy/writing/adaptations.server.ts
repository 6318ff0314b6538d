import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, RefusedField } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { AdaptEntry } from './draft-forms.ts';
import { beginVersion, keepModule, listNetworks } from './drafts.server.ts';
import { WRITTEN } from '../headings.ts';
import { carryPictures } from './picture-publication.server.ts';
import { copyOf } from './revision.server.ts';
import { NAME } from '../vocabulary.ts';

/** A published module as whoever would adapt it sees it. */
export interface Adaptable {
  title: string;
  titleLanguage: string;
  version: number;
  licence: string;
  /** The languages in which it can be written first: those in which it is there. */
  languages: string[];
  networks: { id: string; name: string }[];
}

/** What a trainer of a network can adapt, their own network's modules too. @throws NotFound for whoever writes none */
export async function readAdaptable(person: AskingPerson, address: string, locale: Locale): Promise<Adaptable> {
  const networks = await listNetworks(person);
  const { version, licence, texts } = await findPublished(address);
  const languages = WRITTEN.filter((language) => texts.some((text) => text.language === language));
  const shown = texts.find(({ language }) => language === locale) ?? texts.find(({ language }) => language === 'en') ?? texts[0];
  return { title: shown?.title ?? '', titleLanguage: shown?.language ?? locale, version, licence, languages, networks };
}

async function findPublished(address: string) {
  const found = NAME.test(address) ? await database().moduleVersion.findFirst({ where: { state: 'published', module: { address } }, include: { texts: true } }) : null;
  if (!found) throw new NotFound();
  return found;
}

/**
 * Begins a module of a network as a copy of a published one, piece by piece with their names, and keeps for good which version
 * that was. @throws NotFound @throws Refusal when the address is taken or tells @throws RefusedField for a language in which it is not there
 */
export async function adaptModule(person: AskingPerson, address: string, { network, address: own, language }: AdaptEntry): Promise<string> {
  if (!actsAs(person, 'trainer')) throw new NotFound();
  const origin = await findPublished(address);
  if (!actsAs(person, 'trainer', network)) throw new RefusedField('network', 'ui.forms.errors.choose');
  if (!origin.texts.some((text) => text.language === language)) throw new RefusedField('language', 'ui.forms.errors.choose');
  const copy = await copyOf(origin);
  return inTransaction(async (tx) => {
    const moduleId = await keepModule(tx, { address: own, networkId: network, originId: origin.id });
    const draftId = await beginVersion(tx, person, { moduleId, networkId: network, version: 1, ...copy, language });
    await carryPictures(tx, person, { draftId, networkId: network, from: origin.id });
    return draftId;
  });
}
