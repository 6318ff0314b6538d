import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { callOff, declineVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { weekdayOf } from '#app/domain/calendar/local-time.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { daysAgo } from './past.server.ts';
import { makeDemonstration } from './sites.server.ts';
import { EARLIER, STORIES, UNSHOWN, VISIT_TEXTS, type SiteStory } from './sites-stories.ts';
import { dayAhead, makeVisit } from './visits.server.ts';

interface Hosts {
  id: string;
  host: AskingPerson;
}

interface SitesCast {
  coordinators: Record<'ASWA' | 'APNSW' | 'SWAN', AskingPerson>;
  /** Organisations that show their work, each with who hosts for it. */
  umoja: Hosts;
  etoiles: Hosts;
  mwangaza: Hosts;
  lome: Hosts;
  marigold: Hosts;
  kalyna: Hosts;
}

/** Nine sites in six countries, in every standing but a lapsed one, and visits in every state. Returns one with a day, soon, on which it receives and nobody comes. */
export async function seedSitesDemo(cast: SitesCast): Promise<{ siteId: string; day: string }> {
  const { instrument } = await readNewestInstrument();
  const known = instrument.components.flatMap(({ id, criteria }) => criteria.map((one) => ({ id: one.id, component: id })));
  const show = (network: keyof SitesCast['coordinators'], { id, host }: Hosts, story: SiteStory, days: number, upTo: 'described' | 'checked' | 'confirmed' = 'confirmed') => {
    const { room, zone, capacity, address, ...profile } = story;
    return daysAgo(days, () => makeDemonstration({ coordinator: cast.coordinators[network], host, organisationId: id, networkId: NETWORKS[network], place: { name: room, zone, capacity }, profile, address, known, upTo }));
  };
  const acacia = await show('ASWA', cast.umoja, STORIES.acacia, 210);
  await show('ASWA', cast.umoja, STORIES.market, 60);
  const mangoes = await show('ASWA', cast.etoiles, STORIES.mangoes, 150);
  await show('ASWA', cast.etoiles, STORIES.thread, 4, 'described');
  await show('ASWA', cast.mwangaza, STORIES.harbour, 90);
  await show('ASWA', cast.lome, STORIES.lamp, 380);
  await show('APNSW', cast.marigold, STORIES.marigold, 120);
  await show('APNSW', cast.marigold, STORIES.weaving, 6, 'checked');
  await show('SWAN', cast.kalyna, STORIES.boat, 45);
  await seedVisits(cast, acacia, mangoes);
  return { siteId: acacia, day: dayAhead(near(near(SOON, STORIES.acacia) + 1, STORIES.acacia), STORIES.acacia.zone) };
}

/** In how many days those come who read the address already. */
const SOON = 2;

/** The nearest day to that many days from now on which a site receives, by its own clock: late in the evening elsewhere it is tomorrow there. */
function near(days: number, { weekdays, zone }: Pick<SiteStory, 'weekdays' | 'zone'>): number {
  for (let more = 0; ; more += 1) if (weekdays.includes(weekdayOf(dayAhead(days + more, zone)))) return days + more;
}

async function seedVisits({ umoja, etoiles }: SitesCast, acacia: string, mangoes: string): Promise<void> {
  const coming = [await makePerson([{ organisationId: etoiles.id, role: 'member' }], { pseudonym: 'Kinkeliba' }), await makePerson([{ organisationId: etoiles.id, role: 'member' }], { pseudonym: 'Bissap' })];
  const visit = (days: number, upTo: NonNullable<Parameters<typeof makeVisit>[0]['upTo']>, more: Partial<Parameters<typeof makeVisit>[0]> = {}) =>
    makeVisit({ siteId: acacia, host: umoja.host, asker: etoiles.host, visitors: coming, source: { kind: 'organisation', id: etoiles.id }, inDays: near(days, STORIES.acacia), upTo, texts: VISIT_TEXTS, ...more });
  await visit(-120, 'thanked', { texts: { ...VISIT_TEXTS, ...EARLIER }, consent: true });
  await visit(-60, 'thanked', { texts: { ...VISIT_TEXTS, ...UNSHOWN } });
  await visit(-30, 'debriefed', { consent: true });
  await visit(-10, 'held');
  // Those who come read the address already.
  await visit(SOON, 'prepared', { addressDaysBefore: 9, visitors: [etoiles.host, ...coming] });
  await visit(24, 'confirmed', { addressDaysBefore: 1 });
  await visit(31, 'requested');
  await declineVisit(umoja.host, await visit(38, 'requested'), 'All of us are at the assembly that week. The week after would suit.');
  await callOff(etoiles.host, await visit(45, 'requested'));
  await callOff(umoja.host, await visit(52, 'confirmed'));
  await makeVisit({ siteId: mangoes, host: etoiles.host, asker: umoja.host, visitors: [umoja.host], source: { kind: 'organisation', id: umoja.id }, inDays: near(17, STORIES.mangoes), upTo: 'requested', texts: { ...VISIT_TEXTS, purpose: 'How an alert goes round without a name.' } });
}
