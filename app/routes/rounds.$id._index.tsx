import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { RoundBadge } from '#app/domain/mentoring/components/round-cards.tsx';
import { RoundPeople } from '#app/domain/mentoring/components/round-people.tsx';
import { Elsewhere, Next, OwnPart, ProposalTable, WishList } from '#app/domain/mentoring/components/round-state.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { readRound } from '#app/domain/mentoring/round-page.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const round = await readRound(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.round', words: ['mentoring.round', 'mentoring.rounds', 'mentoring.watch'] }, { ...round, names: namesOfCompetencies(await localeOf(context)) });
}

export default function RoundPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, state, version, openedAt, networks, takesPart, home, mentees, mentors, wishes, proposals, elsewhere, isIn, toTalkWith, pairs, names } = useLoaderData<typeof loader>();
  const isOpen = state !== 'closed';
  const shown = networks.map(({ name, joined }) => (joined ? name : `${name} (${t('mentoring.round.notYet')})`));
  const places = mentors.reduce((sum, mentor) => sum + mentor.places, 0);
  return (
    <>
      <PageHeader title={t('mentoring.round.title', { date: format.date(openedAt) })} kicker={format.list(shown)} status={<RoundBadge state={state} />} above={[{ name: t('mentoring.rounds.title'), to: `/networks/${home}/rounds` }]} />
      {!takesPart && isOpen ? (
        <Section title={t('mentoring.round.joinTitle')} lead={t('mentoring.round.joinLead')}>
          <MoveButton action={`/rounds/${id}/joining`}>{t('mentoring.round.join')}</MoveButton>
        </Section>
      ) : null}
      {isIn ? <OwnPart /> : null}
      {takesPart && isOpen ? (
        <Next lead={pairs > 0 ? t('mentoring.round.solutionThere', { count: pairs }) : t('mentoring.round.solveLead', { count: mentees.length, places: format.number(places) })}>
          {pairs > 0 ? <ButtonLink to={`/rounds/${id}/solution`}>{t('mentoring.round.solution')}</ButtonLink> : null}
          {mentees.length > 0 ? <MoveButton look={pairs > 0 ? 'secondary' : 'primary'} action={`/rounds/${id}/solution`} fields={{ version: String(version) }}>{t(pairs > 0 ? 'mentoring.round.solveAgain' : 'mentoring.round.solve')}</MoveButton> : null}
        </Next>
      ) : null}
      {wishes.length > 0 ? <WishList roundId={id} version={version} wishes={wishes} isOpen={isOpen} /> : null}
      {proposals.length > 0 ? <ProposalTable proposals={proposals} toTalkWith={toTalkWith} /> : null}
      {elsewhere > 0 ? <Elsewhere count={elsewhere} /> : null}
      {takesPart && isOpen ? <RoundPeople roundId={id} mentees={mentees} mentors={mentors} names={names} /> : null}
      {takesPart && isOpen ? (
        <div className="mt-10">
          <Confirm summary={t('mentoring.round.close')} question={t('mentoring.round.closeQuestion')}>
            <MoveButton look="danger" action={`/rounds/${id}/closure`}>{t('mentoring.round.close')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
