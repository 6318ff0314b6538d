import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PlannedFields } from '#app/domain/assistance/components/planned-fields.tsx';
import { planSchema } from '#app/domain/assistance/session-forms.ts';
import { changeSessionPlan, readSessionPlan } from '#app/domain/assistance/session-plan.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { time, plan: { version, ...values } } = await readSessionPlan(person, id);
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions', 'assistance.forms'] }, { id, told: tellTime(await localeOf(context), time, person.timeZone ?? 'UTC'), version, values });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, planSchema);
  if (!form.ok) {
    await readSessionPlan(person, id);
    return form.refusal;
  }
  try {
    await changeSessionPlan(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'agenda', form.typed);
  }
  return goTo(context, `/sessions/${id}`, 'assistance.notices.saved');
}

export default function SessionPlanPage() {
  const { t } = useTranslation();
  const { id, told, version, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.plan')} lead={t('assistance.sessions.planLead')} above={[{ name: wholeTime(told), to: `/sessions/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={values} submit={t('assistance.sessions.keepPlan')}>
        <VersionField value={version} />
        <PlannedFields />
      </ValidatedForm>
    </>
  );
}
