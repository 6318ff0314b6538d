import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { tellOfChange } from '#app/domain/calendar/bookings.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { holdGoingOn, moveSession } from './moving.server.ts';
import type { PlanEntry } from './session-forms.ts';
import { findSessionTo } from './sessions.server.ts';

function placeIn(field: 'agenda' | 'place', rowId: string) {
  return { model: 'assistance_session', field, rowId };
}

/** What is planned of a session that is to come: for who schedules it. @throws NotFound, Refusal */
export async function readSessionPlan(person: AskingPerson, id: string) {
  const { standing, bookingId } = await findSessionTo(person, id, 'plan');
  const [row, safe] = await Promise.all([
    database().assistanceSession.findUniqueOrThrow({ where: { id }, relationLoadStrategy: 'join', select: { form: true, place: true, agenda: true, planVersion: true, booking: { select: { startsAt: true, endsAt: true } } } }),
    openSafe(standing.engagement.id),
  ]);
  const { form, place, agenda, planVersion: version, booking } = row;
  return { standing, bookingId, time: booking, plan: { form, version, place: safe.unseal(place, placeIn('place', id)), agenda: safe.unseal(agenda, placeIn('agenda', id)) } };
}

/** Changes what is planned of a session, and tells whoever takes part that something did. @throws NotFound, Refusal when it was changed elsewhere meanwhile */
export async function changeSessionPlan(person: AskingPerson, id: string, { version, form, place, agenda }: PlanEntry): Promise<void> {
  const { standing, bookingId, plan } = await readSessionPlan(person, id);
  if (plan.version !== version) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
  if (plan.form === form && plan.place === place && plan.agenda === agenda) return;
  const safe = await openSafe(standing.engagement.id);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, standing.engagement.id);
    // It stays where it is in its life; that it is still planned is made sure under its lock.
    const held = await moveSession(tx, id, 'move');
    if (held.planVersion !== version) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
    await tx.assistanceSession.update({ where: { id }, data: { form, place: safe.seal(place, placeIn('place', id)), agenda: safe.seal(agenda, placeIn('agenda', id)), planVersion: version + 1 }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.planChanged', subjectType: 'session', subjectId: id });
    await tellOfChange(tx, bookingId, person.id);
  });
}
