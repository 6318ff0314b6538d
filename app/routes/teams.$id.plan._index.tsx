import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readPlan } from '#app/domain/academy/editions/action-plan.server.ts';
import { FollowUps } from '#app/domain/academy/editions/components/follow-up-parts.tsx';
import { PlanBadge, PlanLines, RemovedLines } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { SupportPart } from '#app/domain/academy/editions/components/support-part.tsx';
import { listFollowUps } from '#app/domain/academy/editions/plan-follow-up.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { tellSteps } from '#app/http/plan-steps.server.ts';
import { page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const plan = await readPlan(person, idParam(params.id));
  return page(context, { title: 'academy.titles.plan', words: ['academy.editions', 'academy.goingHome', 'academy.visits', 'assistance.states', 'mentoring.nominations'] }, { ...plan, steps: await tellSteps(person, plan), followUps: await listFollowUps(person, plan.teamId) });
}

export default function PlanPage() {
  const { t } = useTranslation();
  const { teamId, organisation, edition, state, reads, hears, count, lines, removed, may, steps, followUps } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.goingHome.planOf', { organisation: organisation.name })} kicker={edition.name} status={<PlanBadge state={state} />} lead={t(may.write ? 'academy.goingHome.writeLead' : state === 'presented' ? 'academy.goingHome.presentedLead' : 'academy.goingHome.writingLead')} above={[{ name: t('academy.editions.edition'), to: `/editions/${edition.id}` }, ...(hears ? [{ name: t('academy.goingHome.all'), to: `/editions/${edition.id}/plans` }] : [])]}>
        {may.write ? <MoveButton action={`/teams/${teamId}/plan/lines`}>{t('academy.goingHome.line.add')}</MoveButton> : null}
      </PageHeader>
      {reads && lines.length > 0 ? <PlanLines lines={lines} mayWrite={may.write} more={(line, number) => <SupportPart line={line} number={number} step={steps[line.id]} mayAsk={may.ask} />} /> : null}
      {count === 0 ? <Empty title={t('academy.goingHome.none')}>{t('academy.goingHome.noneHint')}</Empty> : null}
      {!reads && count > 0 ? <p>{t('academy.goingHome.notHeard', { count })}</p> : null}
      <FollowUps followUps={followUps} problems={Object.fromEntries(lines.map(({ id, problem }) => [id, problem.split('\n')[0] ?? '']))} />
      <RemovedLines lines={removed} />
      {may.present ? (
        <Section title={t('academy.goingHome.present.title')} lead={t('academy.goingHome.present.lead')}>
          <MoveButton action={`/teams/${teamId}/plan/presentation`}>{t('academy.goingHome.present.now')}</MoveButton>
        </Section>
      ) : null}
      {may.resume ? (
        <div className="mt-10">
          <Confirm summary={t('academy.goingHome.resume.title')} question={t('academy.goingHome.resume.question')}>
            <MoveButton look="danger" action={`/teams/${teamId}/plan/resumption`}>{t('academy.goingHome.resume.now')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
