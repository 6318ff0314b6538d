import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepAttendance } from '#app/domain/assistance/attendance.server.ts';
import { attendanceSchema } from '#app/domain/assistance/session-forms.ts';
import { readSession } from '#app/domain/assistance/sessions.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { session, people, may, standing } = await readSession(person, id);
  if (!standing.isCoordinator && !standing.isProvider) throw new Refusal('assistance.sessions.refusals.notYours');
  if (!may.attend) throw new Refusal('assistance.sessions.refusals.notHeld');
  const told = tellTime(await localeOf(context), session, person.timeZone ?? 'UTC');
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions'] }, { id, told, headcount: session.headcount, people: people.map(({ id: personId, name, presence }) => ({ id: personId, name, presence })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, attendanceSchema);
  if (!form.ok) return form.refusal;
  await keepAttendance(person, id, form.value);
  return goTo(context, `/sessions/${id}`, 'assistance.notices.saved');
}

export default function AttendancePage() {
  const { t } = useTranslation();
  const { id, told, headcount, people } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.attendance')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('assistance.sessions.keepAttendance')}>
        {people.map(({ id: personId, name, presence }) => (
          <RadioField key={personId} name={`presence.${personId}`} label={name} value={presence} variant="inline" choices={(['present', 'excused', 'absent'] as const).map((value) => ({ value, label: t(`assistance.sessions.presences.${value}`) }))} />
        ))}
        <NumberField name="headcount" label={t('assistance.sessions.headcount')} hint={t('assistance.sessions.headcountHint')} value={headcount} optional />
      </ValidatedForm>
    </>
  );
}
