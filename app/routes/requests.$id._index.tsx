import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readCriterionTitles } from '#app/domain/assessment/own-priorities.server.ts';
import { RequestBadge } from '#app/domain/assistance/components/badges.tsx';
import { RequestFacts } from '#app/domain/assistance/components/request-facts.tsx';
import { RequestMoves } from '#app/domain/assistance/components/request-moves.tsx';
import { DeclineReason, Engagements, Referrals, Security } from '#app/domain/assistance/components/request-parts.tsx';
import { Thread } from '#app/domain/assistance/components/thread.tsx';
import { readRequest } from '#app/domain/assistance/request-page.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Section } from '#app/ui/section.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { priorities, languages, ...request } = await readRequest(person, idParam(params.id));
  const locale = await localeOf(context);
  const titles = await readCriterionTitles(priorities.map((one) => one.criterionKey));
  const words = ['request', 'facts', 'states', 'urgencies', 'topics', 'forms', 'thread', 'engagementStates', 'engagement.title'].map((section) => `assistance.${section}`);
  return page(context, { title: 'assistance.titles.request', words: [...words, 'assistance.list.title', 'assistance.board.title'] }, {
    ...request,
    zone: person.timeZone ?? 'UTC',
    languageNames: languages.map((tag) => nameOfLanguage(locale, tag)),
    priorityTitles: priorities.flatMap((one) => titles.get(one.criterionKey)?.[locale] ?? []),
  });
}

export default function RequestPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const request = useLoaderData<typeof loader>();
  const { id, state, organisation, network, submittedAt, createdAt, may, thread, side } = request;
  const above = side === 'network' ? { name: t('assistance.board.title'), to: `/networks/${request.boardOf}/requests` } : { name: t('assistance.list.title'), to: `/organisations/${organisation.id}/requests` };
  const title = submittedAt ? t('assistance.request.title', { date: format.date(submittedAt) }) : t('assistance.request.draftTitle', { date: format.date(createdAt) });
  return (
    <>
      <PageHeader title={title} kicker={organisation.name} status={<RequestBadge state={state} />} lead={organisation.id === network.id ? undefined : network.name} above={request.isGiver ? [] : [above]} />
      {request.isGiver ? null : (
        <Section title={t('assistance.request.next')}>
          <RequestMoves request={request} />
        </Section>
      )}
      <DeclineReason reason={request.texts?.declineReason ?? ''} />
      <Engagements engagements={request.engagements} />
      <Section title={t('assistance.request.asked')}>
        <RequestFacts {...request} />
      </Section>
      <Security security={request.security} state={state} />
      {submittedAt && side !== null ? (
        <Section id="thread" title={t('assistance.thread.title')}>
          <Thread id={id} thread={thread} side={side} mayWrite={may.write} zone={request.zone} />
        </Section>
      ) : null}
      <Referrals referrals={request.referrals} />
    </>
  );
}
