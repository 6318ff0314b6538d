import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { asksWhich, WhichField } from '#app/domain/calendar/components/which-field.tsx';
import { localOf } from '#app/domain/calendar/local-time.ts';
import { tellTimeFor } from '#app/domain/calendar/told-times.ts';
import { TimesOfTwo } from '#app/domain/mentoring/components/meeting-parts.tsx';
import { moveSchema } from '#app/domain/mentoring/meeting-forms.ts';
import { moveMeetingTo, readMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { timeOfMeeting, zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { showClashes } from '#app/domain/mentoring/shown-times.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { DateField, NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, clocks, meeting, may } = await readMeeting(person, id);
  if (!may.move) throw new Refusal('mentoring.refusals.notNow');
  const zone = zoneOf(standing, person);
  const { day, time } = localOf(meeting.startsAt, zone);
  return page(context, { title: 'mentoring.titles.meeting', words: ['mentoring.meetings', 'mentoring.plan', 'mentoring.errors', 'calendar.which'] }, { id, zone, times: tellTimeFor(await localeOf(context), meeting, clocks, zone), values: { day, time, minutes: String(Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000)) } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing } = await readMeeting(person, id);
  const form = await readForm(request, moveSchema);
  if (!form.ok) return form.refusal;
  const zone = zoneOf(standing, person);
  try {
    const moved = await moveMeetingTo(person, id, { ...timeOfMeeting(form.value, zone), zone });
    if (moved.ok) return goTo(context, `/meetings/${id}`, 'mentoring.notices.moved');
    return data({ errors: { day: 'mentoring.errors.clash' }, values: form.typed, form: null, clashes: showClashes(await localeOf(context), [moved.clash], zone) }, { status: 422 });
  } catch (error) {
    if (error instanceof Refusal && error.reason.startsWith('mentoring.errors.')) return refusedAt(error, error.reason === 'mentoring.errors.never' ? 'time' : 'day', form.typed);
    throw error;
  }
}

export default function MeetingTimePage() {
  const { t } = useTranslation();
  const { id, zone, times, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const instead = answer && 'clashes' in answer ? (answer.clashes as { instead: string[] }[]).flatMap((clash) => clash.instead) : [];
  return (
    <>
      <PageHeader title={t('mentoring.meetings.moveTitle')} lead={t('mentoring.meetings.moveLead', { zone: zone.replaceAll('_', ' ') })} above={[{ name: t('mentoring.meetings.one'), to: `/meetings/${id}` }]} />
      <div className="mb-8">
        <p className="font-semibold">{t('mentoring.meetings.untilNow')}</p>
        <TimesOfTwo times={times} />
      </div>
      {instead.length > 0 ? <Notice kind="warn" className="mb-6">{t('mentoring.plan.instead', { times: instead.join(' · ') })}</Notice> : null}
      <ValidatedForm answer={answer} values={values} submit={t('mentoring.meetings.moveNow')}>
        <DateField name="day" label={t('mentoring.plan.day')} />
        <TextField name="time" label={t('mentoring.plan.clock')} type="time" width="short" />
        {asksWhich(answer) ? <WhichField /> : null}
        <NumberField name="minutes" label={t('mentoring.plan.minutes')} />
      </ValidatedForm>
    </>
  );
}
