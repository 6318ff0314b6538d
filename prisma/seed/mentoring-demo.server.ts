import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { COMPETENCIES, type Level } from '#app/domain/mentoring/competencies.ts';
import { beginClosing, completePairing, keepReflection, writeTogether } from '#app/domain/mentoring/closing.server.ts';
import { endPairing } from '#app/domain/mentoring/ending.server.ts';
import type { LanguageLevel } from '#app/domain/mentoring/matching.ts';
import { nominate } from '#app/domain/mentoring/nominations.server.ts';
import { EXPERIENCES, MENTORING_FORMS, REGION_WISHES } from '#app/domain/mentoring/model.ts';
import { offerInNetwork, offerWithin, settleTaking, takeOpportunity } from '#app/domain/mentoring/opportunities.server.ts';
import { pausePairing } from '#app/domain/mentoring/pause.server.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAvailability } from './calendar.server.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { makeMenteeProfile, makeMentorProfile, makePairing, makeWaiting } from './mentoring.server.ts';
import { seedAsked } from './mentoring-asked.server.ts';
import { liveThrough } from './mentoring-lives.server.ts';
import { seedOtherPairings } from './mentoring-others.server.ts';
import { COMPLETED, ENDED, ENDING, GROWING, PAUSED } from './mentoring-stories.ts';
import type { Two } from './pairings.server.ts';
import { daysAgo, hourOf } from './past.server.ts';

interface MentoringCast {
  coordinator: AskingPerson;
  lead: AskingPerson;
  /** The accounts that the README names. */
  mentor: AskingPerson;
  mentee: AskingPerson;
  umoja: string;
  /** Organisations of the network whose emerging leaders wait. */
  organisations: readonly string[];
  /** Another network, in which people have been asked. */
  elsewhere: Parameters<typeof seedAsked>[0];
  /** With which the one who waits and whom the README names signs in. */
  passphraseHash: string;
}

const MENTORS = 'Marula Kola Iroko Sapele Wenge Mopane Sausage-tree Fever-tree Yellowwood Boswellia Commiphora Tamboti Karite Dika Kigelia Makore Obeche Ebony'.split(' ').map((name) => name.replace('-', ' '));
const MENTEES =
  'Hibiscus Okra Tansy Fonio Teff Millet Cassava Yam Plantain Ginger Cumin Saffron Vetiver Papyrus Lotus Protea Aloe Agave Geranium Freesia Gladiolus Amaryllis Clivia Crocosmia Lobelia Gerbera Strelitzia Nerine Ixia Watsonia Sparaxis Gazania Felicia Nemesia Diascia Arctotis Dimorphotheca Osteospermum Plumbago Bauhinia'.split(' ');
/** The one of them whom the README names. */
const WAITING = 'Protea';
const ZONES = ['Africa/Nairobi', 'Africa/Dakar', 'Africa/Harare', 'Africa/Douala'];

/** The k-th of a list, over and over. */
const pick = <T>(list: readonly T[], k: number): T => list[k % list.length] as T;
const languagesOf = (k: number): { language: string; level: LanguageLevel }[] => (k % 3 === 0 ? [{ language: 'fr', level: 3 }, { language: 'en', level: 1 }] : k % 3 === 1 ? [{ language: 'en', level: 3 }, { language: 'sw', level: 2 }] : [{ language: 'en', level: 2 }, { language: 'fr', level: 2 }]);

/** A round that is ready to be solved (40 mentees, 18 mentors), one in which people were asked, and pairings in every state. */
export async function seedMentoringDemo({ coordinator, lead, mentor, mentee, umoja, organisations, elsewhere, passphraseHash }: MentoringCast): Promise<void> {
  await seedPairings({ coordinator, mentor, mentee, umoja });
  await seedOtherPairings(organisations);
  const named = await makePerson([{ organisationId: umoja, role: 'emerging_leader' }], { pseudonym: 'Sunbird' });
  await nominate(lead, umoja, named.id);
  for (const [k, pseudonym] of MENTORS.entries()) await seedMentor(pseudonym, k);
  for (const [k, pseudonym] of MENTEES.entries()) await seedMentee({ pseudonym, ...(pseudonym === WAITING ? { passphraseHash } : {}) }, k, pick(organisations, k));
  await openRound(coordinator, NETWORKS.ASWA, []);
  await seedAsked(elsewhere);
}

async function seedMentor(pseudonym: string, k: number): Promise<void> {
  const mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }], { pseudonym });
  await makeAvailability(mentor.id, { zone: pick(ZONES, k), weekdays: [1 + (k % 3), 3 + (k % 3), 6], from: 8 + (k % 4), until: 12 + (k % 8) });
  await makeMentorProfile(mentor, {
    places: 1 + (k % 3),
    forms: MENTORING_FORMS.filter((_, i) => i !== (k + 1) % 3),
    regionWish: pick(REGION_WISHES, k),
    languages: languagesOf(k),
    experiences: EXPERIENCES.filter((_, i) => (i + k) % 4 === 0),
    competencies: COMPETENCIES.filter((_, i) => (i + k) % 3 !== 0).map((competency, i) => ({ competency, level: (3 + ((i + k) % 2)) as Level })),
  });
}

async function seedMentee(person: { pseudonym: string; passphraseHash?: string }, k: number, organisationId: string): Promise<void> {
  const mentee = await makeWaiting(
    organisationId,
    {
      forms: [pick(MENTORING_FORMS, k), 'call'].filter((form, i, all) => all.indexOf(form) === i) as ('call' | 'message' | 'in_person')[],
      regionWish: k % 5 === 0 ? 'same' : 'either',
      languages: languagesOf(k + (k % 7)),
      experiences: k % 4 === 0 ? [pick(EXPERIENCES, k)] : [],
      competencies: [0, 3, 7].slice(0, 1 + (k % 3)).map((shift) => ({ competency: pick(COMPETENCIES, k + shift), level: (1 + (k % 2)) as Level, wanted: (3 + (k % 2)) as Level })),
    },
    person,
  );
  await makeAvailability(mentee.id, { zone: pick(ZONES, k + 1), weekdays: [1, 2, 3, 4, 5].filter((day) => (day + k) % 4 !== 0), from: 9 + (k % 3), until: 15 + (k % 6) });
}

/** One pairing at each point of its life; the accounts of the demonstration are in the one that has gone on for nine months. */
async function seedPairings({ coordinator, mentor, mentee, umoja }: Pick<MentoringCast, 'coordinator' | 'mentor' | 'mentee' | 'umoja'>): Promise<void> {
  const offered = { languages: [{ language: 'en', level: 3 }, { language: 'sw', level: 3 }], competencies: [{ competency: 'public-speaking', level: 4 }, { competency: 'governance', level: 3 }, { competency: 'mentoring-others', level: 3 }], willNotDo: 'Lend money, or speak to your organisation in your place.' } satisfies Parameters<typeof makeMentorProfile>[1];
  await makeMentorProfile(mentor, { ...offered, places: 5 });
  await makeMenteeProfile(mentee, { languages: [{ language: 'sw', level: 3 }, { language: 'en', level: 2 }], competencies: [{ competency: 'public-speaking', level: 1, wanted: 3 }, { competency: 'governance', level: 1, wanted: 2 }], hopes: 'To speak where it is decided, and to be listened to.' });
  await makeAvailability(mentor.id, { weekdays: [2, 4, 6], from: 10, until: 20 });
  await makeAvailability(mentee.id, { weekdays: [1, 2, 3, 4, 6], from: 14, until: 20 });
  const other = async (pseudonym: string) => ({ mentor, mentee: await makePerson([{ organisationId: umoja, role: 'emerging_leader' }], { pseudonym }) });
  const completed = await other('Weaver');
  const completedId = await liveThrough(completed, COMPLETED);
  await daysAgo(225, () => complete(completed, completedId));
  const growing = await liveThrough({ mentor, mentee }, GROWING);
  await seedOpenings(coordinator, { mentor, mentee }, growing);
  await daysAgo(2, async () => makePairing({ ...(await other('Hoopoe')), at: now() }));
  const paused = await other('Turaco');
  const pausedId = await liveThrough(paused, PAUSED);
  await daysAgo(40, () => pausePairing(paused.mentee, pausedId));
  const closing = await other('Sandpiper');
  const closingId = await liveThrough(closing, ENDING);
  await daysAgo(6, async () => {
    await beginClosing(closing.mentee, closingId);
    await keepReflection(mentor, closingId, { ...LOOKING_BACK, version: 0, step: 'done' });
  });
  const ended = await other('Lapwing');
  const endedId = await liveThrough(ended, ENDED);
  await daysAgo(130, () => endPairing(ended.mentee, endedId, ENDED_EARLY));
  // All of their places are taken: nobody of the round comes to them.
  await makeMentorProfile(mentor, { ...offered, places: 4 });
}

/** Both look back, write their page, and say that it is complete. */
async function complete({ mentor, mentee }: Two, id: string): Promise<void> {
  await beginClosing(mentee, id);
  await keepReflection(mentor, id, { ...LOOKING_BACK, version: 0, step: 'done' });
  await keepReflection(mentee, id, { learned: 'To read a budget line by line, and to ask when one is missing.', proud: 'I defended a line before the board, and it stayed.', next: 'To sit beside someone else who opens the book for the first time.', version: 0, step: 'done' });
  await writeTogether(mentee, id, { together: 'We began with a shoebox of receipts and end with a budget that three people can read. We met six times, by phone, and laughed in each call.', version: 0 });
  await completePairing(mentor, id);
}

/** Openings: one that the mentee took and tells of, one of their mentor's, and two that wait. */
async function seedOpenings(coordinator: AskingPerson, { mentor, mentee }: Two, pairing: string): Promise<void> {
  const take = async (taken: number, reported: number, gave: string) => {
    const { id } = await database().opportunity.findFirstOrThrow({ where: { state: 'open' }, orderBy: { createdAt: 'desc' }, select: { id: true } });
    await daysAgo(taken, () => takeOpportunity(mentee, id));
    await daysAgo(reported, () => settleTaking(mentee, id, 'report', gave));
  };
  await daysAgo(175, () => offerInNetwork(coordinator, NETWORKS.ASWA, { kind: 'sit_in', competencies: ['governance'], places: 1, happensOn: null, text: 'Sit in on a meeting of the board of the network, and keep the minutes. Travel and the day are paid.' }));
  await take(172, 158, 'I saw how a decision is prepared: most of it happens before the meeting.');
  await daysAgo(60, () => offerWithin(mentor, pairing, { kind: 'co_facilitate', competencies: ['facilitation'], places: 1, happensOn: null, text: 'Lead the second half of the training on rights beside me.' }));
  await take(58, 40, 'I led the round after lunch. I learned to wait for an answer.');
  const soon = hourOf(-45);
  await daysAgo(8, () => offerInNetwork(coordinator, NETWORKS.ASWA, { kind: 'speak', competencies: ['public-speaking', 'advocacy'], places: 2, happensOn: soon, text: 'Ten minutes before the regional assembly on what changed in your country. Prepared together, interpreted in two languages.' }));
  await daysAgo(3, () => offerInNetwork(coordinator, NETWORKS.ASWA, { kind: 'delegation', competencies: ['representing'], places: 1, happensOn: null, text: 'Join the delegation to the human rights commission: three days, with two who have been there before.' }));
}

const LOOKING_BACK = { learned: 'That a question opens more than an answer, and that it is all right not to know.', proud: 'We kept our rhythm for half a year, phones lost and all.', next: 'To do for someone else what was done for me.' };

/** Ended by one of the two without a reason, and nothing more. */
const ENDED_EARLY = { ending: 'ended_early' as const, block: false, text: '' };
