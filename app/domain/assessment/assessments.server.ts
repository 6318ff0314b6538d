import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Assessment } from '#app/platform/generated/client.ts';
import { mayMove, type Move } from './life-cycle.ts';
import { assessmentAbilities, leadsIn } from './policy.ts';

/** An assessment as its own people see it: with its organisation, and what the person is in it. */
export interface FoundAssessment extends Assessment {
  organisation: { name: string };
  isLead: boolean;
  /** Their own part in it; null for who was not invited. */
  participation: { finishedAt: Date | null } | null;
}

/** The assessment, if it is of the person's own organisation and open to them. @throws NotFound */
export async function findAssessment(person: AskingPerson, id: string): Promise<FoundAssessment> {
  const found = await database().assessment.findFirst({
    where: { AND: [{ id }, within(assessmentAbilities(person), 'read', 'Assessment')] },
    relationLoadStrategy: 'join',
    include: { organisation: { select: { name: true } }, participants: { where: { personId: person.id }, select: { finishedAt: true } } },
  });
  if (!found) throw new NotFound();
  const { participants, ...assessment } = found;
  return { ...assessment, isLead: leadsIn(person, assessment.organisationId), participation: participants[0] ?? null };
}

/** The same, with what stands for one criterion: the person's own answer and the group's. One statement, as it is asked at each save. */
export async function findAssessmentWithAnswer(person: AskingPerson, id: string, criterionKey: string) {
  const found = await database().assessment.findFirst({
    where: { AND: [{ id }, within(assessmentAbilities(person), 'read', 'Assessment')] },
    relationLoadStrategy: 'join',
    include: {
      organisation: { select: { name: true } },
      participants: { where: { personId: person.id }, select: { finishedAt: true } },
      answers: { where: { criterionKey, OR: [{ personId: null }, { personId: person.id }] } },
    },
  });
  if (!found) throw new NotFound();
  const { participants, ...assessment } = found;
  return { ...assessment, isLead: leadsIn(person, assessment.organisationId), participation: participants[0] ?? null };
}

/** The same, for what only a lead does. @throws NotFound, and Refusal for who sees it but does not lead */
export async function findAssessmentAsLead(person: AskingPerson, id: string): Promise<FoundAssessment> {
  const assessment = await findAssessment(person, id);
  if (!assessment.isLead) throw new Refusal('assessment.refusals.leadOnly');
  return assessment;
}

/** Holds the assessment within a transaction and makes sure that the move may be made now. @throws Refusal */
export async function holdForMove(tx: Transaction, id: string, move: Move): Promise<Assessment> {
  await tx.$queryRaw`select 1 from assessment where id = ${id}::uuid for update`;
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id } });
  if (!mayMove(move, assessment.state, assessment.mode)) throw new Refusal('assessment.refusals.notNow');
  return assessment;
}
