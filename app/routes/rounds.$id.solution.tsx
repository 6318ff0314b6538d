import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Elsewhere, OwnPart } from '#app/domain/mentoring/components/round-state.tsx';
import { LeftOut, SolutionPairs, Worth } from '#app/domain/mentoring/components/solution-parts.tsx';
import { roundVersionSchema } from '#app/domain/mentoring/round-forms.ts';
import { readSolution } from '#app/domain/mentoring/round-page.server.ts';
import { findAsCoordinator } from '#app/domain/mentoring/rounds.server.ts';
import { solve } from '#app/domain/mentoring/solution.server.ts';
import { tellNames } from '#app/domain/mentoring/told-names.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const solution = await readSolution(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.solution', words: ['mentoring.round', 'mentoring.ruledOut', 'mentoring.solution', 'mentoring.titles'] }, { ...solution, names: tellNames(await localeOf(context), solution.pairs.flatMap(({ reasons }) => reasons)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findAsCoordinator(person, id);
  const form = await readForm(request, roundVersionSchema);
  if (!form.ok) return form.refusal;
  await solve(person, id, form.value.version);
  return goTo(context, `/rounds/${id}/solution`, 'mentoring.notices.solved');
}

export default function SolutionPage() {
  const { t } = useTranslation();
  const { id, version, state, worth, isEmpty, isIn, elsewhere, pairs, leftOut, names } = useLoaderData<typeof loader>();
  const back = [{ name: t('mentoring.titles.round'), to: `/rounds/${id}` }];
  if (state !== 'solved') {
    return (
      <>
        <PageHeader title={t('mentoring.solution.title')} above={back} />
        <Empty title={t('mentoring.solution.none')} action={<ButtonLink to={`/rounds/${id}`}>{t('mentoring.titles.round')}</ButtonLink>}>{t('mentoring.solution.noneHint')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('mentoring.solution.title')} lead={t('mentoring.solution.lead')} above={back} />
      {isIn ? <OwnPart /> : null}
      <Worth {...worth} />
      {isEmpty ? null : (
        <Section title={t('mentoring.solution.propose')} lead={t('mentoring.solution.proposeLead')}>
          <MoveButton action={`/rounds/${id}/proposals`} fields={{ version: String(version) }}>{t('mentoring.solution.propose')}</MoveButton>
        </Section>
      )}
      <SolutionPairs roundId={id} version={version} pairs={pairs} names={names} />
      {elsewhere > 0 ? <Elsewhere count={elsewhere} /> : null}
      {leftOut.length > 0 ? <LeftOut roundId={id} people={leftOut} /> : null}
    </>
  );
}
