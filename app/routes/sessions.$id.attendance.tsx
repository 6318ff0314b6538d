import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { keepAttendance } from '#app/domain/assistance/attendance.server.ts';
import { attendanceSchema } from '#app/domain/assistance/session-forms.ts';
import { readSession } from '#app/domain/assistance/sessions.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

async function readHeld(person: AskingPerson, id: string) {
  const { session, people, may, standing } = await readSession(person, id);
  if (!standing.isCoordinator && !standing.isProvider) throw new Refusal('assistance.sessions.refusals.notYours');
  if (!may.attend) throw new Refusal('assistance.sessions.refusals.notHeld');
  return { session, people };
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { session, people } = await readHeld(person, id);
  const told = tellTime(await localeOf(context), session, person.timeZone ?? 'UTC');
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions'] }, { id, told, version: session.peopleVersion, headcount: session.headcount, people: people.map(({ id: personId, name, presence }) => ({ id: personId, name, presence })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, attendanceSchema);
  await readHeld(person, id);
  if (!form.ok) return form.refusal;
  try {
    await keepAttendance(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/sessions/${id}`, 'assistance.notices.saved');
}

export default function AttendancePage() {
  const { t } = useTranslation();
  const { id, told, version, headcount, people } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.attendance')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('assistance.sessions.keepAttendance')}>
        <VersionField value={version} />
        {people.map(({ id: personId, name, presence }) => (
          <RadioField key={personId} name={`presence.${personId}`} label={name} value={presence} variant="inline" choices={(['present', 'excused', 'absent'] as const).map((value) => ({ value, label: t(`assistance.sessions.presences.${value}`) }))} />
        ))}
        <NumberField name="headcount" label={t('assistance.sessions.headcount')} hint={t('assistance.sessions.headcountHint')} value={headcount} optional />
      </ValidatedForm>
    </>
  );
}
