import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AttendeesField } from '#app/domain/assistance/components/attendees-field.tsx';
import { Objections } from '#app/domain/assistance/components/objections.tsx';
import type { Objection } from '#app/domain/assistance/objections.ts';
import { peopleSchema } from '#app/domain/assistance/session-forms.ts';
import { changeSessionPeople, readSessionPeople } from '#app/domain/assistance/session-people.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { time, attendees, chosen, remote, version } = await readSessionPeople(person, id);
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions'] }, { id, told: tellTime(await localeOf(context), time, person.timeZone ?? 'UTC'), version, attendees, values: { people: chosen, remote } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const known = await readSessionPeople(person, id);
  const form = await readForm(request, peopleSchema);
  if (!form.ok) return form.refusal;
  try {
    const { people, remote, anyway, sure, version } = form.value;
    const changed = await changeSessionPeople(person, id, known, { people, remote, version, anyway: sure === 'on' ? anyway : [] });
    if (changed.ok) return goTo(context, `/sessions/${id}`, 'assistance.notices.saved');
    if ('objections' in changed) return data({ errors: { people: 'assistance.sessions.errors.againstPeople' }, values: { ...form.typed, sure: '' }, form: null, objections: changed.objections }, { status: 422 });
    const held = new Set(changed.clash.holders.map((one) => ('personId' in one ? one.personId : one.siteId)));
    const names = known.attendees.filter((one) => held.has(one.id)).map(({ name }) => name).join(', ');
    return formErrors({ people: { key: 'assistance.sessions.errors.held', params: { names } } }, form.typed);
  } catch (error) {
    return refusedAt(error, 'people', form.typed);
  }
}

export default function SessionPeoplePage() {
  const { t } = useTranslation();
  const { id, told, version, attendees, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const objections: readonly Objection[] = answer && 'objections' in answer ? answer.objections : [];
  return (
    <>
      <PageHeader title={t('assistance.sessions.people')} lead={t('assistance.sessions.peopleLead')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      {objections.length > 0 ? <Objections objections={objections} /> : null}
      <ValidatedForm answer={answer} values={values} submit={t('assistance.sessions.keepPeople')}>
        <VersionField value={version} />
        <AttendeesField attendees={attendees} />
        {objections.map(({ key }) => (
          <HiddenField key={key} name="anyway[]" value={key} />
        ))}
        {objections.length > 0 ? <CheckboxField key={objections.map(({ key }) => key).join()} name="sure" label={t('assistance.sessions.anywayPeople')} /> : null}
      </ValidatedForm>
    </>
  );
}
