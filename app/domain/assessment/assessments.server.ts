import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { subject } from '#app/platform/ability.ts';
import { readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma, type Assessment } from '#app/platform/generated/client.ts';
import { mayMove, type Move } from './life-cycle.ts';
import type { AnswerValue } from './model.ts';
import { assessmentAbilities, leadsIn } from './policy.ts';

/** An assessment as its own people see it: with its organisation, and what the person is in it. */
export interface FoundAssessment extends Assessment {
  organisation: { name: string };
  isLead: boolean;
  /** Their own part in it; null for who was not invited. */
  participation: { finishedAt: Date | null } | null;
}

/** An assessment with what the policy asks of it, and what its own people need beside it. */
interface SeenAssessment extends Assessment {
  organisation: { name: string; networkId: string | null; closedAt: string | null };
  /** The asking person's own part, if any. */
  participants: { personId: string; finishedAt: string | null }[];
}

/** The columns of an assessment `a`, and beside them `organisation` and `participants` of a `SeenAssessment`. */
function seenBy(person: AskingPerson): Prisma.Sql {
  return Prisma.sql`
    a.id, a.organisation_id as "organisationId", a.instrument_id as "instrumentId", a.mode, a.state, a.components, a.due_on::timestamp at time zone 'UTC' as "dueOn", a.started_by_id as "startedById",
    a.created_at as "createdAt", a.completed_at as "completedAt", a.consensus_at as "consensusAt", a.withdrawn_at as "withdrawnAt", a.revision_of_id as "revisionOfId", a.revision_reason as "revisionReason", a.sharing, a.in_aggregates as "inAggregates",
    (select json_build_object('name', o.name, 'networkId', o.network_id, 'closedAt', o.closed_at) from organisation o where o.id = a.organisation_id) as organisation,
    (select coalesce(json_agg(json_build_object('personId', p.person_id, 'finishedAt', p.finished_at)), '[]') from participant p where p.assessment_id = a.id and p.person_id = ${person.id}::uuid) as participants`;
}

/**
 * The policy as a condition on an assessment `a`. What lies beside a row is read for nobody whom the policy refuses: how long an
 * answer takes would else tell an assessment of others from none at all (R3).
 */
function inSight(person: AskingPerson): Prisma.Sql {
  const [led, mine, coordinated] = [organisationIdsAs(person, 'lead'), organisationIdsAs(person), organisationIdsAs(person, 'coordinator')];
  return Prisma.sql`(
    (a.organisation_id = any(${led}::uuid[]) and a.state <> 'withdrawn')
    or (a.organisation_id = any(${mine}::uuid[]) and a.state = 'completed')
    or (a.organisation_id = any(${mine}::uuid[]) and a.state in ('answering', 'consensus') and exists (select 1 from participant p where p.assessment_id = a.id and p.person_id = ${person.id}::uuid))
    or (a.state = 'completed' and a.sharing in ('scores', 'everything') and exists (select 1 from organisation o where o.id = a.organisation_id and o.closed_at is null and o.network_id = any(${coordinated}::uuid[]))))`;
}

/**
 * One assessment with whatever else is `beside` it, if the person may do one of these with it. Judged here by the same rules
 * that are a query's condition elsewhere: it is asked for with every page and every answer. @throws NotFound
 */
export async function readSeen<T extends object = object>(person: AskingPerson, id: string, actions: readonly ('read' | 'readShared')[], beside: Prisma.Sql = Prisma.empty): Promise<SeenAssessment & T> {
  const [found] = await readRows<SeenAssessment & T>(Prisma.sql`select ${seenBy(person)}${beside} from assessment a where a.id = ${id}::uuid and ${inSight(person)}`);
  const abilities = assessmentAbilities(person);
  if (!found || !actions.some((action) => abilities.can(action, subject('Assessment', found)))) throw new NotFound();
  return found;
}

function foundBy(person: AskingPerson, { participants: [own], ...assessment }: SeenAssessment): FoundAssessment {
  return { ...assessment, isLead: leadsIn(person, assessment.organisationId), participation: own ? { finishedAt: own.finishedAt === null ? null : new Date(own.finishedAt) } : null };
}

/** The assessment, if it is of the person's own organisation and open to them. @throws NotFound */
export async function findAssessment(person: AskingPerson, id: string): Promise<FoundAssessment> {
  return foundBy(person, await readSeen(person, id, ['read']));
}

/** What stands for a criterion, before it is unsealed. `personId` is null for the group's. */
export interface StandingAnswer extends AnswerValue {
  id: string;
  personId: string | null;
  criterionKey: string;
  note: string | null;
  evidence: string | null;
  version: number;
  savedAt: Date;
}

/** The same, with what stands for one criterion: the person's own answer and the group's. One statement, as it is asked at each save. @throws NotFound */
export async function findAssessmentWithAnswers(person: AskingPerson, id: string, criterionKey: string): Promise<FoundAssessment & { answers: StandingAnswer[] }> {
  const { answers, ...seen } = await readSeen<{ answers: (Omit<StandingAnswer, 'savedAt'> & { savedAt: string })[] }>(person, id, ['read'], Prisma.sql`, (
    select coalesce(json_agg(json_build_object('id', w.id, 'personId', w.person_id, 'criterionKey', w.criterion_key, 'kind', w.kind, 'level', w.level, 'note', w.note, 'evidence', w.evidence, 'version', w.version, 'savedAt', w.saved_at)), '[]')
      from answer w where w.assessment_id = a.id and w.criterion_key = ${criterionKey} and (w.person_id is null or w.person_id = ${person.id}::uuid)) as answers`);
  return { ...foundBy(person, seen), answers: answers.map((row) => ({ ...row, savedAt: new Date(row.savedAt) })) };
}

/** The same, for what only a lead does. @throws NotFound, and Refusal for who sees it but does not lead */
export async function findAssessmentAsLead(person: AskingPerson, id: string): Promise<FoundAssessment> {
  const assessment = await findAssessment(person, id);
  if (!assessment.isLead) throw new Refusal('assessment.refusals.leadOnly');
  return assessment;
}

/** Holds the assessment within a transaction: as it stands, and nobody else changes it until the end. */
export async function holdAssessment(tx: Transaction, id: string): Promise<Assessment> {
  await tx.$queryRaw`select 1 from assessment where id = ${id}::uuid for update`;
  return tx.assessment.findUniqueOrThrow({ where: { id } });
}

/** The same, and makes sure that the move may be made now. @throws Refusal */
export async function holdForMove(tx: Transaction, id: string, move: Move): Promise<Assessment> {
  const assessment = await holdAssessment(tx, id);
  if (!mayMove(move, assessment.state, assessment.mode)) throw new Refusal('assessment.refusals.notNow');
  return assessment;
}
