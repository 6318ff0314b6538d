import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { readSession } from './sessions.server.ts';
import type { AttendanceEntry } from './session-forms.ts';

/** Keeps who came to a session that was held, and how many in all, those without an account included. @throws Refusal, also when it was changed elsewhere meanwhile */
export async function keepAttendance(person: AskingPerson, id: string, { headcount, presences, version }: AttendanceEntry): Promise<void> {
  const { may, people, standing } = await readSession(person, id);
  if (!may.attend) throw new Refusal('assistance.sessions.refusals.notNow');
  const expected = new Set(people.map((one) => one.id));
  await inTransaction(async (tx) => {
    const { count } = await tx.assistanceSession.updateMany({ where: { id, state: 'held', peopleVersion: version }, data: { headcount, peopleVersion: version + 1 } });
    if (count === 0) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
    for (const { personId, presence } of presences.filter((one) => expected.has(one.personId))) {
      await tx.attendance.upsert({ where: { sessionId_personId: { sessionId: id, personId } }, create: { sessionId: id, personId, presence }, update: { presence }, select: { presence: true } });
    }
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.attended', subjectType: 'session', subjectId: id });
  });
}
