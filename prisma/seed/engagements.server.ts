import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { saveRequest, startRequest, submitRequest } from '#app/domain/assistance/asking.server.ts';
import { acceptInvitation, inviteProvider } from '#app/domain/assistance/provider-invitations.server.ts';
import type { ProfileEntry } from '#app/domain/assistance/provider-forms.ts';
import { keepProfile } from '#app/domain/assistance/provider-profile.server.ts';
import { bookPlan } from '#app/domain/assistance/scheduling.server.ts';
import { agreeToTerms, readTerms, saveTerms } from '#app/domain/assistance/terms.server.ts';
import type { Topic } from '#app/domain/assistance/topics.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';

interface Parties {
  lead: AskingPerson;
  coordinator: AskingPerson;
  organisationId: string;
}

const DAY = 86_400_000;

/** A request that was sent, as its organisation's lead writes it. */
export async function makeSentRequest({ lead, organisationId }: Pick<Parties, 'lead' | 'organisationId'>, entry: { topics?: readonly Topic[]; words?: string } = {}): Promise<string> {
  const { topics = ['governance'], words = 'Our board meets, and nobody writes down what it decides.' } = entry;
  const id = await startRequest(lead, organisationId);
  await saveRequest(lead, id, { topics: [...topics], need: words, difference: words, takingPart: words, priorities: [], languages: ['en'], form: 'remote', earliestOn: null, latestOn: null, urgency: 'can_wait', urgencyReason: '', security: words, version: 1 }, () => Promise.resolve([]));
  await submitRequest(lead, id);
  return id;
}

/** The day so many days from today, as a date of the database. */
const dayAhead = (days: number) => new Date(Math.floor(now().getTime() / DAY + days) * DAY);

/** An engagement whose terms both sides agreed to: of three months that begin in one, unless told. */
export async function makeAgreedEngagement(parties: Parties, entry: { topics?: readonly Topic[]; words?: string; startsOn?: Date; endsOn?: Date } = {}): Promise<string> {
  const { lead, coordinator } = parties;
  const { topics = ['governance'], words = 'Minutes that all can read.', startsOn = dayAhead(28), endsOn = dayAhead(119) } = entry;
  const id = await acceptRequest(coordinator, await makeSentRequest(parties, { topics, words }), { engagementId: null, topics: [...topics], form: 'remote' });
  const edit = await editOf(coordinator, id);
  await saveTerms(coordinator, id, { objectives: words, outputs: words, method: words, halfDays: 6, startsOn, endsOn, edit });
  const agreed = await editOf(coordinator, id);
  await agreeToTerms(coordinator, id, agreed);
  await agreeToTerms(lead, id, agreed);
  return id;
}

async function editOf(person: AskingPerson, engagementId: string): Promise<number> {
  const { versions } = await readTerms(person, engagementId);
  return versions.find(({ state }) => state === 'draft')?.edit ?? 1;
}

/** Keeps a profile that fits most of what is asked, unless told otherwise. */
export async function makeProfile(provider: AskingPerson, entry: Partial<ProfileEntry> = {}): Promise<void> {
  await keepProfile(provider, {
    open: true,
    openToNetworks: false,
    forms: ['remote', 'in_person'],
    regions: ['africa'],
    countries: [],
    weeklyHours: 10,
    about: '',
    exclusions: [],
    topics: [{ topic: 'governance', level: 3 }],
    languages: [{ language: 'en', level: 3 }],
    version: 0,
    ...entry,
  });
}

/** A provider who was invited and accepted. */
export async function makeAcceptance(coordinator: AskingPerson, engagementId: string, provider: AskingPerson): Promise<string> {
  await inviteProvider(coordinator, engagementId, provider.id);
  const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: provider.id, state: 'invited' }, select: { id: true } });
  await acceptInvitation(provider, id);
  return id;
}

/** Sessions of an hour, a week apart. @throws when someone is held then */
export async function makeSessions(coordinator: AskingPerson, engagementId: string, people: readonly string[], entry: { at: Date; count?: number; words?: string }): Promise<string[]> {
  const { at, count = 1, words = 'First look at the minutes' } = entry;
  const times = Array.from({ length: count }, (_, row) => ({ row, startsAt: new Date(at.getTime() + row * 7 * DAY), endsAt: new Date(at.getTime() + row * 7 * DAY + 3_600_000) }));
  const booked = await bookPlan(coordinator, engagementId, { step: 'book', people: [...people], minutes: 60, zone: 'Africa/Nairobi', form: 'remote', place: words, agenda: words, times });
  if (!booked.ok) throw new Error('someone is held at that time');
  const sessions = await database().assistanceSession.findMany({ where: { engagementId }, orderBy: { booking: { startsAt: 'asc' } }, select: { id: true } });
  return sessions.map(({ id }) => id);
}
