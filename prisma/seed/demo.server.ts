import { hashPassphrase } from '#app/domain/accounts/argon2.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { commitToPriorities } from '#app/domain/assessment/commitments.server.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { shareAssessment } from '#app/domain/assessment/sharing.server.ts';
import { declareLedBy, reviewDeclaration } from '#app/domain/network/led-by.server.ts';
import { ConfigurationError } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { DEMO_MARK } from '#app/platform/demo-mark.server.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { seedAftermathDemo } from './aftermath-demo.server.ts';
import { answerAll, makeCompletedAssessment, makeOpenAssessment } from './assessments.server.ts';
import { seedAssistanceDemo, seedElsewhere } from './assistance-demo.server.ts';
import { seedDeliveryDemo } from './delivery-demo.server.ts';
import { seedEditionDemo } from './edition-demo.server.ts';
import { seedMentoringDemo } from './mentoring-demo.server.ts';
import { seedSitesDemo } from './sites-demo.server.ts';
import { seedWritingDemo } from './writing-demo.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from './factories.server.ts';

/** The passphrase of every demonstration account; it stands in the README. */
export const DEMO_PASSPHRASE = 'bridge over quiet water';

type Network = keyof typeof NETWORKS;

/** Fictional organisations in real countries. */
const ORGANISATIONS: readonly (readonly [name: string, network: Network, country: string, languages: string[], kind: 'national' | 'local'])[] = [
  ['Umoja wa Taa', 'ASWA', 'KE', ['sw', 'en'], 'national'],
  ['Étoiles du Sahel', 'ASWA', 'SN', ['fr', 'wo'], 'national'],
  ['Mwangaza', 'ASWA', 'TZ', ['sw'], 'national'],
  ['Lumière de Lomé', 'ASWA', 'TG', ['fr'], 'local'],
  ['Baobab Collective', 'ASWA', 'ZW', ['en', 'sn'], 'national'],
  ['Voix du Wouri', 'ASWA', 'CM', ['fr', 'en'], 'national'],
  ['Marigold Sangha', 'APNSW', 'IN', ['hi', 'en'], 'national'],
  ['Lotus Night Market', 'APNSW', 'TH', ['th', 'en'], 'local'],
  ['Seribu Lampu', 'APNSW', 'ID', ['id'], 'national'],
  ['Himal Saathi', 'APNSW', 'NP', ['en'], 'national'],
  ['Kowhai Aotearoa', 'APNSW', 'NZ', ['en'], 'national'],
  ['Roter Faden', 'ICRSE', 'DE', ['de', 'en'], 'national'],
  ['Les Lanternes', 'ICRSE', 'FR', ['fr'], 'national'],
  ['Farol', 'ICRSE', 'PT', ['pt'], 'local'],
  ['Northern Lights', 'ICRSE', 'GB', ['en'], 'national'],
  ['Kalyna', 'SWAN', 'UA', ['uk', 'ru'], 'national'],
  ['Ala-Too', 'SWAN', 'KG', ['ky', 'ru'], 'national'],
  ['Svetlina', 'SWAN', 'BG', ['bg'], 'local'],
  ['Luciérnagas', 'PLAPERTS', 'EC', ['es'], 'national'],
  ['Flor de Jacarandá', 'PLAPERTS', 'BR', ['pt'], 'national'],
  ['Trenzas del Sur', 'PLAPERTS', 'PE', ['es'], 'national'],
  ['Hibiscus Trust', 'CSWC', 'JM', ['en'], 'national'],
  ['Flambwayan', 'CSWC', 'HT', ['ht', 'fr'], 'national'],
  ['Blue Mahoe', 'CSWC', 'TT', ['en'], 'local'],
  ['Nyota Circle', 'ASWA', 'UG', ['en', 'sw'], 'national'],
  ['Étoile de la Lagune', 'ASWA', 'CI', ['fr'], 'national'],
];

/** What the mark says while the demonstration is being made. */
const BEGUN = 'begun';

/**
 * Fills an empty database with a believable network. Demonstration and real data never meet: a database that holds people
 * and lacks the mark is refused. Seeding again changes nothing. @throws ConfigurationError for real data, and for a demonstration
 * of which a part is missing
 */
export async function seedDemo(): Promise<void> {
  const mark = await database().mark.findUnique({ where: { name: DEMO_MARK } });
  if (mark?.value === BEGUN) throw new ConfigurationError('The demonstration is incomplete, as the program was ended while making it: remove its folder (.data/demo, or DATA_DIR) or empty its database (DEMO_DATABASE_URL), and start again');
  if (mark) return;
  if ((await database().person.count()) > 0) throw new ConfigurationError('This database holds real accounts: the demonstration needs an empty one (set DATA_DIR or DEMO_DATABASE_URL to another)');
  await database().mark.create({ data: { name: DEMO_MARK, value: BEGUN } });
  const passphraseHash = await hashPassphrase(DEMO_PASSPHRASE);
  const person = (pseudonym: string, role: Role, organisationId: string, ...more: { role: Role; organisationId: string }[]) => makePerson([{ role, organisationId }, ...more], { pseudonym, passphraseHash });
  const ids: string[] = [];
  for (const [name, network, country, languages, kind] of ORGANISATIONS) ids.push(await makeOrganisation({ name, networkId: NETWORKS[network], country, languages, kind }));
  const [umoja = '', etoiles = '', mwangaza = ''] = ids;
  const marigold = ids[ORGANISATIONS.findIndex(([name]) => name === 'Marigold Sangha')] ?? '';
  await person('Acacia', 'secretariat', GLOBAL);
  const coordinator = await person('Kestrel', 'coordinator', NETWORKS.ASWA);
  const otherCoordinator = await person('Orchid', 'coordinator', NETWORKS.APNSW);
  const sage = await person('Sage', 'trainer', NETWORKS.ASWA);
  const juniper = await person('Juniper', 'mentor', NETWORKS.ASWA);
  const cedar = await person('Cedar', 'peer_provider', NETWORKS.ASWA);
  const lead = await person('Mango', 'lead', umoja);
  const tamarind = await person('Tamarind', 'emerging_leader', umoja);
  const clover = await person('Clover', 'site_host', umoja);
  const members = [await person('Heron', 'member', umoja), tamarind, clover];
  const leadOfEtoiles = await person('Néré', 'lead', etoiles);
  await person('Baobab', 'member', etoiles);
  const priorities = await seedAssessments(lead, members, umoja);
  await seedDeclarations(lead, coordinator, umoja);
  await seedRegion(leadOfEtoiles, ids.slice(1, 6), passphraseHash);
  const leadOf = async (pseudonym: string, organisationId: string) => ({ id: organisationId, lead: await person(pseudonym, 'lead', organisationId) });
  const cast = { coordinator, umoja: { id: umoja, lead, priorities }, etoiles: { id: etoiles, lead: leadOfEtoiles }, mwangaza: await leadOf('Kapok', mwangaza) };
  const neem = await leadOf('Neem', marigold);
  await seedAssistanceDemo({ ...cast, otherCoordinator, marigold: neem });
  const [argan, rooibos, moringa, jasmine] = [await person('Argan', 'peer_provider', NETWORKS.ASWA), await person('Rooibos', 'peer_provider', NETWORKS.ASWA), await person('Moringa', 'peer_provider', NETWORKS.ASWA), await person('Jasmine', 'peer_provider', NETWORKS.APNSW)];
  const delivery = { ...cast, providers: { cedar, argan, rooibos, moringa, jasmine } };
  await seedDeliveryDemo(delivery);
  await seedAftermathDemo(delivery);
  const birch = await person('Birch', 'coordinator', NETWORKS.SWAN);
  for (const [pseudonym, network] of [['Robin', 'ICRSE'], ['Quetzal', 'PLAPERTS'], ['Pelican', 'CSWC']] as const) await person(pseudonym, 'coordinator', NETWORKS[network]);
  const elsewhere = ['Les Lanternes', 'Kalyna', 'Luciérnagas', 'Hibiscus Trust'].map((name) => ids[ORGANISATIONS.findIndex(([one]) => one === name)] ?? '');
  const leads = await Promise.all(['Tilleul', 'Willow', 'Ceiba', 'Sorrel'].map((pseudonym, i) => leadOf(pseudonym, elsewhere[i] ?? '')));
  await seedElsewhere(leads);
  await seedMentoringDemo({ coordinator, lead, mentor: juniper, mentee: tamarind, umoja, organisations: ids.slice(1, 6), elsewhere: { coordinator: otherCoordinator, organisations: ids.slice(7, 9) }, passphraseHash });
  const hosting = ({ id, lead: host }: { id: string; lead: AskingPerson }) => ({ id, host });
  const [, kalyna = neem] = leads;
  const lome = ids[ORGANISATIONS.findIndex(([name]) => name === 'Lumière de Lomé')] ?? '';
  const lumiere = await leadOf('Moabi', lome);
  const free = await seedSitesDemo({ coordinators: { ASWA: coordinator, APNSW: otherCoordinator, SWAN: birch }, umoja: { id: umoja, host: clover }, etoiles: hosting(cast.etoiles), mwangaza: hosting(cast.mwangaza), lome: hosting(lumiere), marigold: hosting(neem), kalyna: hosting(kalyna) });
  const named = async (pseudonym: string, name: string) => leadOf(pseudonym, ids[ORGANISATIONS.findIndex(([one]) => one === name)] ?? '');
  const further = [lumiere, await named('Afara', 'Voix du Wouri'), await named('Shea', 'Nyota Circle'), await named('Zebrano', 'Étoile de la Lagune')];
  await seedEditionDemo({ coordinator, trainer: sage, umoja: { id: umoja, lead, people: members }, others: [{ id: etoiles, lead: leadOfEtoiles }, cast.mwangaza, await leadOf('Msasa', ids[4] ?? '')], further, visited: { ...free, host: clover } });
  await seedWritingDemo({ sage, thyme: await person('Thyme', 'trainer', NETWORKS.ASWA), fern: await person('Fern', 'trainer', NETWORKS.APNSW) });
  await database().mark.update({ where: { name: DEMO_MARK }, data: { value: 'whole' } });
}

/** Where the six components begin among all questions, and the question about money. */
const BEGINNINGS = [0, 10, 20, 30, 41, 53];
const FINANCE = 56;
/** How strong each is in a component, about: no two alike, and each with something to teach. */
const FIRST = [2.4, 1.2, 2.8, 1.9, 1.4, 2.1];
const REGION = [
  [2.9, 1.1, 1.8, 3.2, 1.2, 0.9],
  [1.4, 2.2, 0.8, 2.3, 1.7, 1.3],
  [3.4, 2.8, 3.1, 2.5, 2.2, 2.7],
  [1.9, 0.7, 2.4, 1.2, 2.9, 1.8],
  [2.2, 1.8, 1.3, 2.8, 0.6, 2.3],
];
/** What four people answered to one question: of one mind, near each other, or far apart. */
const SPREADS = [['3', '3', '3', '3'], ['2', '3', '2', '2'], ['0', '1', '3', '4'], ['1', '1', '2', '1'], ['3', '4', '3', '3'], ['1', '2', '2', '3'], ['0', '0', '1', '0'], ['4', '2', '4', '1'], ['2', '2', '2', '2'], ['1', '3', '2', '1']] as const;

const partOf = (i: number) => BEGINNINGS.findLastIndex((first) => i >= first);

/** A level near what is usual in its component, and moved from there. */
function toLevel(usual: number, i: number, change: number): '0' | '1' | '2' | '3' | '4' {
  return String(Math.min(4, Math.max(0, Math.round(usual + (((i * 7) % 5) - 2) * 0.55) + change))) as '0';
}

/** Three assessments in three states: one completed long ago and one last year to compare, and one in consensus. Returns priorities of the latest. */
async function seedAssessments(lead: AskingPerson, members: readonly AskingPerson[], organisationId: string): Promise<string[]> {
  const note = (i: number) => (i % 4 === 0 ? { note: 'We talked about this for a long time; the market group sees it differently from the street group.', evidence: 'Notes of the March meeting' } : {});
  const scene = { lead, organisationId, participants: [lead, ...members] };
  const levels = (change: (i: number) => number) => (i: number) => ({ choice: i % 11 === 7 ? ('dont_know' as const) : i % 13 === 5 ? ('not_applicable' as const) : toLevel(FIRST[partOf(i)] ?? 2, i, change(i)), ...note(i) });
  const first = await makeCompletedAssessment({ ...scene, answer: levels(() => 0), at: new Date('2024-09-18T09:00:00Z') });
  await shareAssessment(lead, first, { sharing: 'scores', inAggregates: false });
  const latest = await makeCompletedAssessment({ ...scene, answer: levels((i) => (i === FINANCE ? -1 : i % 17 === 9 ? 2 : i % 3 === 0 ? 1 : i % 14 === 4 ? -1 : 0)), at: new Date('2025-10-07T09:00:00Z') });
  await commitToPriorities(lead, latest, ['av-capacity', 'cs-safe-space', 'pm-finance']);
  await shareAssessment(lead, latest, { sharing: 'scores', inAggregates: true });
  const open = await makeOpenAssessment({ ...scene, mode: 'each_first', components: ['community-empowerment', 'addressing-violence'] });
  for (const [k, one] of [lead, ...members].entries()) await answerAll(one, open, ['community-empowerment', 'addressing-violence'], (i) => ({ choice: SPREADS[i % SPREADS.length]?.[k] ?? '2' }));
  await beginConsensus(lead, open);
  return [`${latest}/pm-finance`];
}

async function seedDeclarations(lead: AskingPerson, coordinator: AskingPerson, organisationId: string): Promise<void> {
  await declareLedBy(lead, organisationId, { decisionBodyShare: 80, spokespersonsShare: 100, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: '', spokespersonsAnswer: '', staffAnswer: 'Outreach workers have had the same contracts since 2023.' });
  const { id } = await database().ledByDeclaration.findFirstOrThrow({ where: { organisationId, state: 'declared' }, select: { id: true } });
  await reviewDeclaration(coordinator, id, 'confirmed', '');
}

/** Enough organisations that let their scores count for the region's anonymous figures to show. */
async function seedRegion(known: AskingPerson, organisations: readonly string[], passphraseHash: string): Promise<void> {
  for (const [k, organisationId] of organisations.entries()) {
    const lead = k === 0 ? known : await makePerson([{ organisationId, role: 'lead' }], { passphraseHash });
    const id = await makeCompletedAssessment({ lead, organisationId, answer: (i) => ({ choice: toLevel(REGION[k]?.[partOf(i)] ?? 2, i + k, 0) }), at: new Date(Date.UTC(2026, k, 12, 8)) });
    await commitToPriorities(lead, id, ['ce-membership', 'pm-finance']);
    await shareAssessment(lead, id, { sharing: k === 0 ? 'everything' : 'scores', inAggregates: true });
  }
}
