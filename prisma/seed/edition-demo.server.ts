import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { makeCurriculum, makeEdition } from './editions.server.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { daysAgo } from './past.server.ts';

interface EditionCast {
  coordinator: AskingPerson;
  /** The account that the README names. */
  trainer: AskingPerson;
}

/** The day so many days from today: `2026-11-23`. */
const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** An edition that is past, one that is running, and one whose call is open. */
export async function seedEditionDemo({ coordinator, trainer }: EditionCast): Promise<void> {
  const curriculum = await makeCurriculum('core');
  const faculty = [trainer];
  for (const pseudonym of ['Tulip', 'Acanthus', 'Verbena']) faculty.push(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }], { pseudonym }));
  const common = { curriculum, zone: 'Africa/Nairobi', languages: ['en', 'fr'], placesPerTeam: 5, currency: 'USD', programme: 'Strong networks, strong leaders' };
  const [past, running, coming] = [{ startsOn: inDays(-190), endsOn: inDays(-184) }, { startsOn: inDays(-2), endsOn: inDays(4) }, { startsOn: inDays(70), endsOn: inDays(76) }];
  await daysAgo(150, () =>
    makeEdition(coordinator, NETWORKS.ASWA, {
      entry: { ...common, ...past, name: 'The first rains', teams: 4 },
      faculty,
      venue: 'Guest house on the lake road, second gate. Ask for the group of the gardeners.',
      venueFrom: past.startsOn,
      budget: [{ label: 'Travel', planned: '14200', spent: '13875.40' }, { label: 'Rooms and meals', planned: '9800', spent: '10120' }, { label: 'Interpretation', planned: '2400', spent: '2400' }, { label: 'Faculty', planned: '3600', spent: '3600' }],
      state: 'closed',
    }),
  );
  await daysAgo(40, () =>
    makeEdition(coordinator, NETWORKS.ASWA, {
      entry: { ...common, ...running, name: 'Dry season', teams: 3 },
      faculty: faculty.slice(0, 3),
      venue: 'Training centre behind the market, third floor. The guard knows the word “marigold”.',
      venueFrom: inDays(-4),
      budget: [{ label: 'Travel', planned: '11000', spent: '10430' }, { label: 'Rooms and meals', planned: '8200', spent: '3100' }, { label: 'Interpretation', planned: '2400', spent: '0' }],
      state: 'running',
    }),
  );
  await makeEdition(coordinator, NETWORKS.ASWA, { entry: { ...common, ...coming, name: 'Long rains', teams: 4 }, faculty: faculty.slice(1), budget: [{ label: 'Travel', planned: '15500', spent: '' }], state: 'call_open' });
}
