import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import type { EngagementPage } from '../engagement-page.server.ts';
import { Period } from './request-facts.tsx';

interface EngagementOverviewProps {
  engagement: EngagementPage & { languageNames: readonly string[] };
}

/** What an engagement is about, who shares in it, and where its terms stand. */
export function EngagementOverview({ engagement }: EngagementOverviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, topics, form, languageNames, network, organisations, agreed, draft, may, stepsBackBy } = engagement;
  return (
    <>
      <Section title={t('assistance.engagement.facts')}>
        <Facts
          facts={[
            { name: t('assistance.facts.topics'), value: <ul>{topics.map((topic) => <li key={topic}>{t(`assistance.topics.${topic}`)}</li>)}</ul> },
            { name: t('assistance.facts.form'), value: t(`assistance.forms.${form}`) },
            { name: t('assistance.facts.languages'), value: format.list(languageNames) },
            { name: t('assistance.facts.network'), value: network.name },
            {
              name: t('assistance.terms.title'),
              value: (
                <>
                  <Link to={`/engagements/${id}/terms`} className="link">{agreed?.agreedAt ? t('assistance.engagement.termsAgreed', { version: agreed.version, date: format.date(agreed.agreedAt) }) : t('assistance.engagement.noTerms')}</Link>
                  {draft === null ? null : <span className="block text-muted">{t('assistance.engagement.draft', { version: draft })}</span>}
                </>
              ),
            },
            ...(agreed ? [{ name: t('assistance.facts.dates'), value: <Period from={agreed.startsOn} to={agreed.endsOn} /> }, { name: t('assistance.engagement.days'), value: agreed.halfDays === null ? '–' : format.number(agreed.halfDays / 2, agreed.halfDays % 2) }] : []),
          ]}
        />
      </Section>
      <Section title={t('assistance.engagement.organisations')}>
        <ul className="space-y-3">
          {organisations.map((organisation) => (
            <li key={organisation.id}>
              <p className="font-semibold">{organisation.name}</p>
              {organisation.requests.map((request) => (
                <p key={request.id}><Link to={`/requests/${request.id}`} className="link">{t('assistance.engagement.requestOf', { date: format.date(request.submittedAt) })}</Link></p>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      {may.visit ? <p className="mt-8 print:hidden"><ButtonLink look="secondary" to={`/sites?source=engagement:${id}`}>{t('assistance.engagement.visit')}</ButtonLink></p> : null}
      {stepsBackBy ? <p className="mt-8 print:hidden"><ButtonLink look="secondary" to={`/provider-invitations/${stepsBackBy}/stepping-back`}>{t('assistance.engagement.stepBack')}</ButtonLink></p> : null}
      {may.cancel ? (
        <div className="mt-10">
          <Confirm summary={t('assistance.engagement.cancel')} question={t('assistance.engagement.cancelQuestion')}>
            <PostForm action={`/engagements/${id}/cancellation`}>
              <Button look="danger">{t('assistance.engagement.cancelNow')}</Button>
            </PostForm>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
