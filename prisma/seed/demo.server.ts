import { hashPassphrase } from '#app/domain/accounts/argon2.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { declareLedBy, reviewDeclaration } from '#app/domain/network/led-by.server.ts';
import { ConfigurationError } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { DEMO_MARK } from '#app/platform/demo-mark.server.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { seedAftermathDemo } from './aftermath-demo.server.ts';
import { seedAnswering, seedAssessments, seedRegion } from './assessments-demo.server.ts';
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
  ['Kowhai Aotearoa', 'APNSW', 'NZ', ['en'], 'national'],
  ['Roter Faden', 'ICRSE', 'DE', ['de', 'en'], 'national'],
  ['Les Lanternes', 'ICRSE', 'FR', ['fr'], 'national'],
  ['Farol', 'ICRSE', 'PT', ['pt'], 'local'],
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
  const [umoja = '', etoiles = '', mwangaza = '', lome = '', baobabs = '', wouri = ''] = ids;
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
  const baobab = await person('Baobab', 'member', etoiles);
  const priorities = await seedAssessments(lead, members, umoja);
  await seedDeclarations(lead, coordinator, umoja);
  const leadOf = async (pseudonym: string, organisationId: string) => ({ id: organisationId, lead: await person(pseudonym, 'lead', organisationId) });
  const [kapok, moabi, msasa, padouk] = [await leadOf('Kapok', mwangaza), await leadOf('Moabi', lome), await leadOf('Msasa', baobabs), await leadOf('Padouk', wouri)] as const;
  await seedRegion([{ id: etoiles, lead: leadOfEtoiles }, kapok, moabi, msasa, padouk]);
  await seedAnswering(leadOfEtoiles, baobab, etoiles);
  const cast = { coordinator, umoja: { id: umoja, lead, priorities }, etoiles: { id: etoiles, lead: leadOfEtoiles }, mwangaza: kapok };
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
  const free = await seedSitesDemo({ coordinators: { ASWA: coordinator, APNSW: otherCoordinator, SWAN: birch }, umoja: { id: umoja, host: clover }, etoiles: hosting(cast.etoiles), mwangaza: hosting(cast.mwangaza), lome: hosting(moabi), marigold: hosting(neem), kalyna: hosting(kalyna) });
  const named = async (pseudonym: string, name: string) => leadOf(pseudonym, ids[ORGANISATIONS.findIndex(([one]) => one === name)] ?? '');
  const further = [moabi, padouk, await named('Shea', 'Nyota Circle'), await named('Zebrano', 'Étoile de la Lagune')];
  await seedEditionDemo({ coordinator, trainer: sage, umoja: { id: umoja, lead, people: members }, others: [{ id: etoiles, lead: leadOfEtoiles }, cast.mwangaza, msasa], further, visited: { ...free, host: clover } });
  await seedWritingDemo({ sage, thyme: await person('Thyme', 'trainer', NETWORKS.ASWA), fern: await person('Fern', 'trainer', NETWORKS.APNSW) });
  await database().mark.update({ where: { name: DEMO_MARK }, data: { value: 'whole' } });
}

async function seedDeclarations(lead: AskingPerson, coordinator: AskingPerson, organisationId: string): Promise<void> {
  await declareLedBy(lead, organisationId, { decisionBodyShare: 80, spokespersonsShare: 100, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: '', spokespersonsAnswer: '', staffAnswer: 'Outreach workers have had the same contracts since 2023.' });
  const { id } = await database().ledByDeclaration.findFirstOrThrow({ where: { organisationId, state: 'declared' }, select: { id: true } });
  await reviewDeclaration(coordinator, id, 'confirmed', '');
}
