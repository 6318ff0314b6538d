import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { timeZonesWith } from '#app/domain/accounts/time-zones.ts';
import { TimeForm } from '#app/domain/assistance/components/time-form.tsx';
import type { Objection } from '#app/domain/assistance/objections.ts';
import { timeSchema } from '#app/domain/assistance/session-forms.ts';
import { moveSessionTo, readSession } from '#app/domain/assistance/sessions.server.ts';
import { zoneOfPerson } from '#app/domain/calendar/availability.server.ts';
import { tellTime, tellTimeFor } from '#app/domain/calendar/told-times.ts';
import { toMove, whatIsTyped } from '#app/domain/assistance/typed-time.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, type FieldErrors } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { session, people, may, standing } = await readSession(person, id);
  if (!standing.isCoordinator) throw new Refusal('assistance.sessions.refusals.notYours');
  if (!may.move) throw new Refusal('assistance.sessions.refusals.notNow');
  const locale = await localeOf(context);
  // As the calendars are laid out from which a session is dragged to another day: that day is one of theirs.
  const zone = zoneOfPerson(person);
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions', 'calendar.which'] }, {
    id,
    told: tellTime(locale, session, zone),
    times: tellTimeFor(locale, session, people, zone),
    zones: timeZonesWith(zone),
    values: toMove(session, zone, new URL(request.url).searchParams),
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, timeSchema);
  const answer = (errors: FieldErrors, typed: Record<string, unknown>, more: { instead?: BookingTime[]; objections?: readonly Objection[] } = {}) => {
    const shown = (more.instead ?? []).map((time) => ({ ...toMove(time, String(typed.zone)), told: tellTime(locale, time, String(typed.zone)) }));
    return data({ errors, values: typed, form: null, ...whatIsTyped(typed), instead: shown, objections: more.objections ?? [] }, { status: 422 });
  };
  const locale = await localeOf(context);
  if (!form.ok) {
    await readSession(person, id);
    return answer(form.refusal.data.errors, form.refusal.data.values);
  }
  const moved = await moveSessionTo(person, id, form.value);
  if (moved.ok) return goTo(context, `/sessions/${id}`, 'assistance.notices.moved');
  if ('isPast' in moved) return answer({ day: 'assistance.sessions.errors.past' }, form.typed);
  if ('objections' in moved) return answer({ day: 'assistance.sessions.errors.against' }, form.typed, { objections: moved.objections });
  return answer({ day: 'assistance.sessions.errors.clash' }, form.typed, { instead: [...moved.clash.instead] });
}

export default function MoveSessionPage() {
  const { t } = useTranslation();
  const { id, told, times, zones, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.moveTitle')} lead={t('assistance.sessions.moveLead')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      <TimeForm times={times} zones={zones} values={values} answer={useActionData<typeof action>()} />
    </>
  );
}
