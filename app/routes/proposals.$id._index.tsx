import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OtherOne, ProposalAnswer } from '#app/domain/mentoring/components/proposal-parts.tsx';
import { ReasonList } from '#app/domain/mentoring/components/reason-list.tsx';
import { readProposal } from '#app/domain/mentoring/proposal-page.server.ts';
import { tellNames } from '#app/domain/mentoring/told-names.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const proposal = await readProposal(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.proposal', words: ['mentoring.forms', 'mentoring.home', 'mentoring.languageLevelsOf', 'mentoring.proposals', 'network.regions'] }, { ...proposal, names: tellNames(await localeOf(context), proposal.reasons, (proposal.other?.languages ?? []).map(({ language }) => language)) });
}

export default function ProposalPage() {
  const { t } = useTranslation();
  const { id, side, state, hasAccepted, met, pairingId, reasons, other, zone, names } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.proposals.title')} lead={t(side === 'mentor' ? 'mentoring.proposals.asMentor' : 'mentoring.proposals.asMentee')} above={[{ name: t('mentoring.home.title'), to: '/mentoring' }]} />
      <ProposalAnswer id={id} side={side} state={state} hasAccepted={hasAccepted} met={met} pairingId={pairingId} />
      {reasons.length > 0 ? (
        <Section title={t('mentoring.proposals.why')}>
          <ReasonList reasons={reasons} names={names} />
        </Section>
      ) : null}
      {other ? <OtherOne side={side} other={other} zone={zone} names={names} /> : null}
    </>
  );
}
