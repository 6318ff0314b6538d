import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { tellOfOpenCheck } from './check-waiting.server.ts';
import { NOTHING_SAID, sealDelegate, unsealDelegate } from './delegate-safe.server.ts';
import { DELEGATE_MOVES, mayChange, mayMove } from './edition-model.ts';
import { editionAbilities } from './edition-policy.ts';
import { nameOfEdition } from './edition-safe.server.ts';
import type { DelegateEntry } from './edition-team-forms.ts';
import { leaveEditionVisits } from './edition-visitors.server.ts';
import { dayOf, holdEdition } from './editions.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';

/** Somebody's own part in an edition: what they are asked, what they have said, and what came of it. @throws NotFound */
export async function readDelegacy(person: AskingPerson, id: string) {
  const row = await database().editionDelegate.findFirst({
    where: { AND: [{ id }, within(editionAbilities(person), 'answer', 'EditionDelegate')] },
    relationLoadStrategy: 'join',
    include: { team: { include: { organisation: { select: { name: true } }, edition: { select: { id: true, networkId: true, name: true, state: true, startsOn: true, endsOn: true, zone: true, languages: true } } } } },
  });
  if (!row) throw new NotFound();
  const { team } = row;
  const { edition } = team;
  const [own, network] = await Promise.all([openSafe(person.id), openSafe(edition.networkId)]);
  // Once it has been held, or never will be, what somebody said of themselves helps nobody any longer.
  const isLate = !mayChange(edition) || team.state === 'withdrawn';
  return {
    id,
    state: row.state,
    version: row.version,
    said: { ...unsealDelegate(own, row), languages: row.languages, firstTime: row.firstTime },
    team: { id: team.id, state: team.state, organisation: team.organisation.name },
    edition,
    editionName: nameOfEdition(network, edition),
    days: { startsOn: dayOf(edition.startsOn), endsOn: dayOf(edition.endsOn) },
    may: { confirm: !isLate && (row.state === 'nominated' || row.state === 'confirmed'), decline: !isLate && row.state === 'nominated', withdraw: !isLate && row.state === 'confirmed', takePapers: row.state === 'confirmed' && team.state === 'selected' && edition.state !== 'cancelled' },
  };
}
export type Delegacy = Awaited<ReturnType<typeof readDelegacy>>;

/** Holds the edition of somebody's own part, and says where that stands. @throws Refusal once it is over */
async function holdOwn(tx: Transaction, { id, edition }: Delegacy) {
  const held = await holdEdition(tx, edition.id);
  const row = await tx.editionDelegate.findUniqueOrThrow({ where: { id }, include: { team: { select: { state: true } } } });
  if (!mayChange(held) || row.team.state === 'withdrawn') throw new Refusal('academy.editions.refusals.notNow');
  return { row, held };
}

/** Says yes, or says anew what one said with it. @throws NotFound; Refusal when it was changed meanwhile, is over, or one goes with another team */
export async function confirmDelegacy(person: AskingPerson, id: string, { version, languages, firstTime, ...texts }: DelegateEntry): Promise<void> {
  const delegacy = await readDelegacy(person, id);
  await inTransaction(async (tx) => {
    const { row, held } = await holdOwn(tx, delegacy);
    const isFirst = mayMove(DELEGATE_MOVES, 'confirm', row.state);
    if (!isFirst && row.state !== 'confirmed') throw new Refusal('academy.editions.refusals.notNow');
    if (row.version !== version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    if (isFirst && (await tx.editionDelegate.count({ where: { personId: person.id, state: 'confirmed', id: { not: id }, team: { is: { editionId: delegacy.edition.id, state: { not: 'withdrawn' } } } } })) > 0) throw new Refusal('academy.editions.refusals.otherTeam');
    const safe = await openSafe(person.id, tx);
    const whoWent = isFirst ? await readWhoGoes(tx, held.id) : null;
    await tx.editionDelegate.update({ where: { id }, data: { ...sealDelegate(safe, id, texts), languages: [...languages], firstTime, version: version + 1, ...(isFirst ? { state: DELEGATE_MOVES.confirm.to, answeredAt: now() } : {}) }, select: { id: true } });
    if (!isFirst) return;
    await keepWhoWent(tx, held.id, whoWent);
    await countAnswer(tx, delegacy);
    await tellAnswer(tx, person, delegacy, 'delegate.confirmed');
    await tellOfOpenCheck(tx, held, { id });
  });
}

/** Says no, or takes a yes back; nobody asks why, and what was said goes. @throws NotFound; Refusal when it is too late */
export async function leaveTeam(person: AskingPerson, id: string, move: 'decline' | 'withdraw'): Promise<void> {
  const delegacy = await readDelegacy(person, id);
  await inTransaction(async (tx) => {
    const { row } = await holdOwn(tx, delegacy);
    if (!mayMove(DELEGATE_MOVES, move, row.state)) throw new Refusal('academy.editions.refusals.notNow');
    const whoWent = await readWhoGoes(tx, delegacy.edition.id);
    await tx.editionDelegate.update({ where: { id }, data: { state: DELEGATE_MOVES[move].to, version: row.version + 1, answeredAt: now(), ...NOTHING_SAID }, select: { id: true } });
    await keepWhoWent(tx, delegacy.edition.id, whoWent);
    await countAnswer(tx, delegacy);
    await leaveEditionVisits(tx, delegacy.edition.id, [person.id], person.id);
    await tellAnswer(tx, person, delegacy, move === 'decline' ? 'delegate.declined' : 'delegate.withdrawn');
  });
}

/** Whoever names the team by what they saw before is told. */
async function countAnswer(tx: Transaction, { team }: Delegacy): Promise<void> {
  await tx.editionTeam.update({ where: { id: team.id }, data: { version: { increment: 1 } }, select: { id: true } });
}

async function tellAnswer(tx: Transaction, person: AskingPerson, { id, team }: Delegacy, kind: string): Promise<void> {
  await recordActivity(tx, { actor: person.id, organisationId: null, kind, subjectType: 'delegate', subjectId: id });
  await recordActivity(tx, { actor: person.id, organisationId: null, kind: kind === 'delegate.withdrawn' ? 'team.leftByOne' : 'team.answered', subjectType: 'team', subjectId: team.id });
}
