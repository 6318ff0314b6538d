import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { LineFacts } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { nominationSchema } from '#app/domain/mentoring/nomination-form.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { nominateFor, readNominating } from '#app/http/plan-steps.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { plan, line, isTaken, people } = await readNominating(person, id);
  return page(context, { title: 'academy.titles.plan', words: ['academy.goingHome', 'academy.titles', 'mentoring.refusals', 'mentoring.nominations'] }, { teamId: plan.teamId, line: { id, ...line }, isTaken, people });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readNominating(person, id);
  const form = await readForm(request, nominationSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/teams/${await nominateFor(person, id, form.value.person)}/plan`, 'mentoring.notices.nominated');
  } catch (error) {
    return refusedAt(error, 'person', form.typed);
  }
}

export default function PlanMentoringPage() {
  const { t } = useTranslation();
  const { teamId, line, isTaken, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const ofTeam = people.filter(({ isOfTeam }) => isOfTeam);
  return (
    <>
      <PageHeader title={t('academy.goingHome.support.mentoring')} lead={t('academy.goingHome.support.mentoringLead')} above={[{ name: t('academy.titles.plan'), to: `/teams/${teamId}/plan` }]} />
      {isTaken ? (
        <p>{t('academy.goingHome.refusals.askedAlready')}</p>
      ) : people.length === 0 ? (
        <Empty title={t('mentoring.nominations.none')}>{t('academy.goingHome.support.nobody')}</Empty>
      ) : (
        <ValidatedForm values={{ person: ofTeam.length === 1 ? (ofTeam[0]?.id ?? '') : '' }} answer={answer} submit={t('mentoring.nominations.nominate')}>
          <SelectField name="person" label={t('academy.goingHome.support.whom')} empty={t('academy.goingHome.support.choose')} choices={people.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} />
        </ValidatedForm>
      )}
      <Section title={t('academy.goingHome.line.title')}>
        <LineFacts line={line} />
      </Section>
    </>
  );
}
