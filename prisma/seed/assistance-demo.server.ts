import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { writeClarification } from '#app/domain/assistance/clarification.server.ts';
import { completeRequestsOf } from '#app/domain/assistance/completion.server.ts';
import { endEngagement } from '#app/domain/assistance/cancellation.server.ts';
import { moveEngagement } from '#app/domain/assistance/moving.server.ts';
import { referRequest, returnRequest } from '#app/domain/assistance/referral.server.ts';
import type { EngagementEntry } from '#app/domain/assistance/request-form.ts';
import { agreeToTerms, proposeTerms, readTerms, saveTerms } from '#app/domain/assistance/terms.server.ts';
import { acceptRequest, declineRequest } from '#app/domain/assistance/triage.server.ts';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { makeDraft, makeRequest, type RequestScene } from './assistance.server.ts';
import { NETWORKS } from './factories.server.ts';
import { daysAgo } from './past.server.ts';

/** Whoever takes part in the demonstration's assistance. */
export interface Cast {
  coordinator: AskingPerson;
  otherCoordinator: AskingPerson;
  umoja: { id: string; lead: AskingPerson; priorities: string[] };
  etoiles: { id: string; lead: AskingPerson };
  mwangaza: { id: string; lead: AskingPerson };
  marigold: { id: string; lead: AskingPerson };
}

const DAY = 86_400_000;

const inDays = (days: number) => new Date(`${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T00:00:00Z`);
const alone = (topics: EngagementEntry['topics'], form: EngagementEntry['form']): EngagementEntry => ({ engagementId: null, topics, form });

const FINANCE: RequestScene = {
  topics: ['finance-and-budget', 'donor-reporting'],
  need: 'Two small grants end in spring and our treasurer keeps everything in one notebook. We need a budget that we can all read, and a way to report to two donors without doing the work twice.',
  difference: 'Every month we know what is left, two people can sign, and both reports come from the same figures.',
  takingPart: 'The treasurer, one person from the board, two from the team. All have worked with a spreadsheet before.',
  languages: ['en', 'sw'],
  form: 'remote',
  security: 'Do not write our address or the name of the bank anywhere. Calls after 10 in the morning only; never call the office line.',
};

const SAFE_SPACE: RequestScene = {
  topics: ['community-led-services', 'addressing-violence'],
  need: "Nous voulons ouvrir un lieu sûr pour se reposer entre deux nuits, et nous avons peur d'une descente de police. Comment d'autres l'ont-ils négocié avec le quartier ?",
  difference: "Le lieu est ouvert quatre après-midi par semaine et les voisins savent à qui parler en cas de problème.",
  takingPart: 'Six intervenantEs de proximité et la coordinatrice.',
  languages: ['fr', 'wo'],
  form: 'exchange_visit',
  urgency: 'soon',
  urgencyReason: 'Le bail commence dans trois mois.',
  security: 'Personne ne doit être photographié. Le trajet se fait en deux groupes.',
};

/** Requests in every state, and engagements from their first words to their end; each through the same doors as a person. */
export async function seedAssistanceDemo(cast: Cast): Promise<void> {
  await seedBoard(cast);
  await seedOver(cast);
  await seedEngagements(cast);
}

/** What waits to be decided, and what only its organisation sees. */
async function seedBoard({ coordinator, otherCoordinator, umoja, etoiles, mwangaza, marigold }: Cast): Promise<void> {
  await daysAgo(1, () => makeDraft(umoja.lead, umoja.id, { topics: ['proposal-development'], need: 'A first proposal to the Global Fund, with two other organisations of the coast.', difference: '', takingPart: '' }));
  await daysAgo(3, () => makeRequest(umoja.lead, umoja.id, { ...FINANCE, priorities: umoja.priorities, earliestOn: inDays(20), latestOn: inDays(120), urgency: 'soon', urgencyReason: 'The first report is due in four months.' }));
  const asked = await daysAgo(16, () => makeRequest(etoiles.lead, etoiles.id, SAFE_SPACE));
  await daysAgo(12, () => writeClarification(coordinator, asked, 'Avez-vous déjà trouvé le local ? Et combien de personnes pourraient voyager ?'));
  await daysAgo(9, () => makeRequest(mwangaza.lead, mwangaza.id, { topics: ['governance'], need: 'Half of our board left in one month. We need help to elect a new one and to keep what the old one knew.', urgency: 'urgent', urgencyReason: 'The bank closes our account if nobody can sign by the end of next month.', languages: ['sw', 'en'], latestOn: inDays(40) }));
  const referred = await daysAgo(11, () => makeRequest(mwangaza.lead, mwangaza.id, { topics: ['alliances', 'sub-regional-structures'], need: 'We would like to learn how collectives in South Asia work with unions.', form: 'exchange_visit', languages: ['en'] }));
  await daysAgo(6, () => referRequest(coordinator, referred, { networkId: NETWORKS.APNSW, reason: 'Your members have done this for twenty years; nobody here has.' }));
  const returned = await daysAgo(30, () => makeRequest(marigold.lead, marigold.id, { topics: ['change-management'], need: 'Our founder steps down next year.', languages: ['hi', 'en'], form: 'in_person' }));
  await daysAgo(25, () => referRequest(otherCoordinator, returned, { networkId: NETWORKS.ASWA, reason: 'You have accompanied two founders already.' }));
  await daysAgo(21, () => returnRequest(coordinator, returned, 'We can advise from afar, but nobody can travel before summer.'));
  await daysAgo(5, () => makeRequest(coordinator, NETWORKS.ASWA, { topics: ['strategic-planning'], need: 'A facilitator from another region for the mid-term review of our strategic plan.', takingPart: 'The board of the network and three leads.', form: 'partner_workshop', languages: ['en', 'fr'] }));
}

/** What is over: declined, withdrawn, completed. */
async function seedOver({ coordinator, umoja, etoiles }: Cast): Promise<void> {
  const declined = await daysAgo(90, () => makeRequest(etoiles.lead, etoiles.id, { topics: ['clinical-and-support-services'], need: "Un appareil d'analyse pour la clinique mobile.", languages: ['fr'], form: 'in_person' }));
  await daysAgo(84, () => declineRequest(coordinator, declined, "Nous ne pouvons pas financer d'équipement. Le ministère a un programme ouvert jusqu'en juin : nous vous aidons volontiers à écrire la demande."));
  const withdrawn = await daysAgo(70, () => makeRequest(umoja.lead, umoja.id, { topics: ['membership'], need: 'How to count members without keeping a list that could hurt them.' }));
  await daysAgo(64, () => withdrawRequest(umoja.lead, withdrawn));
  const done = await daysAgo(300, () => makeRequest(umoja.lead, umoja.id, { topics: ['organisational-development'], need: 'Roles and pay for the outreach team.', languages: ['en', 'sw'] }));
  const engagement = await daysAgo(290, () => acceptRequest(coordinator, done, alone(['organisational-development'], 'remote')));
  await daysAgo(280, () => agree({ coordinator, leads: [umoja.lead] }, engagement, 'Written roles for eight outreach workers, and one pay scale.', -270, -180));
  await daysAgo(170, () =>
    inTransaction(async (tx) => {
      await moveEngagement(tx, engagement, 'begin');
      await endEngagement(tx, coordinator.id, engagement, 'close');
      await completeRequestsOf(tx, coordinator.id, engagement);
    }),
  );
}

/** What is accepted: terms being written, a workshop that two share, terms agreed with a change proposed. */
async function seedEngagements({ coordinator, umoja, etoiles, mwangaza }: Cast): Promise<void> {
  const first = await daysAgo(40, () => makeRequest(umoja.lead, umoja.id, { topics: ['proposal-development', 'alliances'], need: 'To write together for the next round of the Global Fund.', form: 'partner_workshop', languages: ['en', 'fr'] }));
  const second = await daysAgo(38, () => makeRequest(etoiles.lead, etoiles.id, { topics: ['proposal-development'], need: 'Écrire une proposition avec des organisations anglophones de la région.', form: 'partner_workshop', languages: ['fr', 'en'] }));
  const workshop = await daysAgo(33, () => acceptRequest(coordinator, first, alone(['proposal-development'], 'partner_workshop')));
  await daysAgo(32, () => acceptRequest(coordinator, second, { ...alone(['proposal-development'], 'partner_workshop'), engagementId: workshop }));
  await daysAgo(20, () => write(coordinator, workshop, 'Three organisations write one proposal together and know who does which part.', 30, 75));
  await daysAgo(18, async () => agreeToTerms(umoja.lead, workshop, await editOf(coordinator, workshop)));
  const third = await daysAgo(60, () => makeRequest(mwangaza.lead, mwangaza.id, { topics: ['finance-and-budget'], need: 'A first budget for the whole year.', languages: ['sw', 'en'] }));
  const budget = await daysAgo(55, () => acceptRequest(coordinator, third, alone(['finance-and-budget'], 'remote')));
  await daysAgo(50, () => agree({ coordinator, leads: [mwangaza.lead] }, budget, 'A budget of one year that the board has adopted.', -5, 90));
  await daysAgo(4, () => proposeTerms(mwangaza.lead, budget));
  await daysAgo(4, () => write(mwangaza.lead, budget, 'A budget of one year that the board has adopted, and one for the safe space.', -5, 120));
  const fourth = await daysAgo(14, () => makeRequest(etoiles.lead, etoiles.id, { topics: ['governance', 'membership'], need: "Nos statuts datent d'avant l'association ; les membres ne s'y retrouvent plus.", languages: ['fr'] }));
  await daysAgo(8, () => acceptRequest(coordinator, fourth, alone(['governance'], 'remote')));
}

async function write(person: AskingPerson, engagementId: string, objectives: string, from: number, to: number): Promise<void> {
  const edit = await editOf(person, engagementId);
  await saveTerms(person, engagementId, { objectives, outputs: 'Notes of each meeting, and a draft that everyone has read.', method: 'Calls of ninety minutes every second week; between them each side works on its own part.', halfDays: 12, startsOn: inDays(from), endsOn: inDays(to), edit });
}

async function agree({ coordinator, leads }: { coordinator: AskingPerson; leads: readonly AskingPerson[] }, engagementId: string, objectives: string, from: number, to: number): Promise<void> {
  await write(coordinator, engagementId, objectives, from, to);
  const edit = await editOf(coordinator, engagementId);
  for (const person of [coordinator, ...leads]) await agreeToTerms(person, engagementId, edit);
}

async function editOf(person: AskingPerson, engagementId: string): Promise<number> {
  const { versions } = await readTerms(person, engagementId);
  return versions.find(({ state }) => state === 'draft')?.edit ?? 1;
}

/** What other networks were asked, so that the secretariat sees more than one of them at work. */
export async function seedElsewhere(parties: readonly { id: string; lead: AskingPerson }[]): Promise<void> {
  const topics = ['donor-reporting', 'change-management', 'community-empowerment', 'membership'] as const;
  for (const [i, { id, lead }] of parties.entries()) {
    for (let k = 0; k <= i % 3; k += 1) await daysAgo(4 + i * 6 + k * 9, () => makeRequest(lead, id, { topics: [topics[(i + k) % topics.length] ?? 'membership'], need: 'To go on with what we began last year, with someone who has done it.' }));
  }
}
