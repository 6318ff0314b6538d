import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { levelChoices } from '#app/domain/mentoring/components/goal-form.tsx';
import { tellCompetency } from '#app/domain/mentoring/framework.server.ts';
import { ratingsSchema } from '#app/domain/mentoring/goal-form.ts';
import { rateLevels, readLevels } from '#app/domain/mentoring/levels.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, levels } = await readLevels(person, idParam(params.id));
  const locale = await localeOf(context);
  return page(context, { title: 'mentoring.titles.levels', words: ['mentoring.levels'] }, { id: standing.pairing.id, part: standing.part, levels: levels.map(({ competency, own, others }) => ({ own, others, told: tellCompetency(locale, competency) })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readLevels(person, id);
  const form = await readForm(request, ratingsSchema);
  if (!form.ok) return form.refusal;
  await rateLevels(person, id, form.value);
  return goTo(context, `/pairings/${id}/goals`, 'mentoring.notices.saved');
}

export default function LevelsPage() {
  const { t } = useTranslation();
  const { id, part, levels } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.levels.title')} lead={t(`mentoring.levels.lead.${part}`)} above={[{ name: t('mentoring.levels.goals'), to: `/pairings/${id}/goals` }]} />
      {levels.length === 0 ? (
        <Empty title={t('mentoring.levels.none')}>{t('mentoring.levels.noneHint')}</Empty>
      ) : (
        <ValidatedForm answer={answer} submit={t('mentoring.levels.keep')} values={Object.fromEntries(levels.map(({ told, own }) => [`level.${told.id}`, own === null ? '' : String(own)]))}>
          {levels.map(({ told, others }) => (
            <RadioField key={told.id} name={`level.${told.id}`} label={told.name} hint={others === null ? told.summary : t(`mentoring.levels.others.${part}`, { level: others })} choices={levelChoices(told)} />
          ))}
        </ValidatedForm>
      )}
    </>
  );
}
