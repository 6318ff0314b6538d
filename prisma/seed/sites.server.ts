import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { SiteProfileEntry } from '#app/domain/academy/sites/site-forms.ts';
import { keepAddress } from '#app/domain/academy/sites/site-address.server.ts';
import { beginDemonstration, keepProfile, readProfile } from '#app/domain/academy/sites/site-profile.server.ts';
import { checkSite, confirmSite } from '#app/domain/academy/sites/site-standing.server.ts';
import type { SiteEntry } from '#app/domain/calendar/site-form.ts';
import { addSite } from '#app/domain/calendar/sites.server.ts';

/** Criteria that sites of the tests demonstrate, as the instrument has them. */
export const SHOWN_CRITERIA = [{ id: 'ce-membership', component: 'community-empowerment' }, { id: 'cs-safe-space', component: 'community-led-services' }];

const PROFILE: Omit<SiteProfileEntry, 'version'> = {
  title: 'The blue acacia',
  reach: 'network',
  criteria: SHOWN_CRITERIA.map(({ id }) => id),
  languages: ['en'],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  shown: 'A drop-in centre on an ordinary day, led by its members.',
  learned: 'How a rota is kept that nobody is paid for twice.',
  costs: 'Tea and lunch.',
  access: 'Two steps at the door.',
  safety: 'No pictures. Phones stay in the box.',
};

interface Hosting {
  coordinator: AskingPerson;
  host: AskingPerson;
  organisationId: string;
  networkId: string;
  place?: Partial<SiteEntry>;
  profile?: Partial<SiteProfileEntry>;
  address?: string;
  known?: typeof SHOWN_CRITERIA;
  /** How far its standing has come. */
  upTo?: 'begun' | 'described' | 'checked' | 'confirmed';
  note?: string;
}

/** A site of a network that an organisation describes, checks, and has confirmed, as far as is told. */
export async function makeDemonstration({ coordinator, host, organisationId, networkId, place, profile, address, known = SHOWN_CRITERIA, upTo = 'confirmed', note = '' }: Hosting): Promise<string> {
  const id = await addSite(coordinator, networkId, { name: 'The blue room', zone: 'Africa/Nairobi', capacity: 8, ...place });
  await beginDemonstration(coordinator, id, organisationId);
  if (upTo === 'begun') return id;
  await keepProfile(host, id, { ...PROFILE, ...profile, version: (await readProfile(host, id)).profile.version }, known);
  if (address) await keepAddress(host, id, { address, version: 0 });
  if (upTo === 'described') return id;
  await checkSite(host, id, { note, answers: Object.fromEntries((profile?.criteria ?? PROFILE.criteria).map((one) => [one, 'shown' as const])) });
  if (upTo === 'confirmed') await confirmSite(coordinator, id);
  return id;
}
