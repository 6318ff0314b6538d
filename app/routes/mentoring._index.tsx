import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { MentorPart, MenteePart } from '#app/domain/mentoring/components/home-parts.tsx';
import { OwnWay } from '#app/domain/mentoring/components/pairing-overview.tsx';
import { PairingCards, ProposalCards } from '#app/domain/mentoring/components/home-cards.tsx';
import { readMentoringHome } from '#app/domain/mentoring/mentoring-home.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'mentoring.titles.home', words: ['mentoring.agreement', 'mentoring.closing', 'mentoring.growth', 'mentoring.home', 'mentoring.next', 'mentoring.nextLinks', 'mentoring.opportunities', 'mentoring.ownData', 'mentoring.pairing', 'mentoring.pairingStates'] }, { ...(await readMentoringHome(person)), zone: person.timeZone ?? 'UTC' });
}

export default function MentoringPage() {
  const { t } = useTranslation();
  const { zone, proposals, pairings, nominations, asMentor, asMentee, hasHours } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.home.title')} lead={t('mentoring.home.lead')} />
      {proposals.length > 0 ? (
        <Section title={t('mentoring.home.waiting')}>
          <ProposalCards proposals={proposals} />
        </Section>
      ) : null}
      {pairings.length > 0 ? (
        <Section title={t('mentoring.home.pairings')}>
          <PairingCards pairings={pairings} zone={zone} />
          {pairings.some(({ asMentor }) => !asMentor) ? <OwnWay /> : null}
        </Section>
      ) : null}
      {asMentee ? <MenteePart {...asMentee} nominations={nominations} hasHours={hasHours} /> : null}
      {asMentor ? <MentorPart {...asMentor} hasHours={hasHours} /> : null}
      <p className="mt-10"><TextLink alone to="/mentoring/data">{t('mentoring.ownData.way')}</TextLink></p>
    </>
  );
}
