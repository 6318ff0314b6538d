import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { VisitSource } from '#app/platform/generated/enums.ts';

interface ShownVisit {
  id: string;
  may: { takeOut: boolean };
  state: string;
  /** `together`: two people, of whom no more is told. */
  source: VisitSource | 'together';
  isIn: boolean;
  site: { id: string; title: string; host: string | null };
  people: number;
  asker: string | null;
  visitors: readonly { id: string; name: string; hasRead: boolean }[];
  purpose: string;
  security: string;
  reason: string;
  questions: string;
  agenda: string;
  briefing: string;
  debrief: { saw: string; takeHome: string; willTry: string };
  thanks: string;
  isShown: boolean;
  address: string | null;
}

interface VisitFactsProps {
  visit: ShownVisit;
  /** In words of the reader: when, in which country, from which day the address is read. */
  told: { when: string; country: string; addressFrom: string | null };
}

/** Where one goes: from its day on, and before that from when. */
export function VisitAddress({ visit: { address }, told }: VisitFactsProps) {
  const { t } = useTranslation();
  if (address) return <Notice standing className="mt-6" title={t('academy.sites.address')}><p className="typed">{address}</p></Notice>;
  if (told.addressFrom) return <Notice standing className="mt-6">{t('academy.visits.addressFrom', { day: told.addressFrom })}</Notice>;
  return null;
}

/** All that is said of a visit, to whom it may be told. */
export function VisitFacts({ visit, told }: VisitFactsProps) {
  const { t } = useTranslation();
  const text = (value: string) => (value ? <p className="typed">{value}</p> : t('academy.visits.unsaid'));
  const { isIn, site, debrief } = visit;
  const hasDebrief = debrief.takeHome !== '';
  return (
    <>
      <Section title={t('academy.visits.about')}>
        <Facts
          facts={[
            { name: t('academy.visits.when'), value: told.when },
            { name: t('academy.titles.site'), value: <TextLink to={`/sites/${site.id}`}>{site.title}</TextLink> },
            { name: t('academy.sites.country'), value: told.country },
            ...(site.host ? [{ name: t('academy.sites.host'), value: site.host }] : []),
            { name: t('academy.visits.source'), value: t(`academy.visits.sources.${visit.source}`) },
            ...(visit.asker ? [{ name: t('academy.visits.asker'), value: visit.asker }] : []),
            { name: t('academy.visits.people'), value: visit.people },
            ...(isIn ? [{ name: t('academy.visits.toLearn'), value: text(visit.purpose) }, { name: t('academy.visits.security'), value: text(visit.security) }] : []),
            ...(visit.reason ? [{ name: t('academy.visits.reason'), value: text(visit.reason) }] : []),
          ]}
        />
      </Section>
      {isIn && visit.visitors.length > 0 ? (
        <Section title={t('academy.visits.visitors')}>
          <ul className="space-y-2">
            {visit.visitors.map(({ id, name, hasRead }) => (
              <li key={id} className="flex flex-wrap items-center gap-3">
                {name} {hasRead ? <Badge kind="good" icon="check">{t('academy.visits.hasRead')}</Badge> : null}
                {visit.may.takeOut ? (
                  <Confirm summary={t('academy.visits.takeOut', { name })} question={t('academy.visits.takeOutQuestion', { name })}>
                    <MoveButton look="danger" action={`/visits/${visit.id}/visitors/${id}/removal`}>{t('academy.visits.takeOut', { name })}</MoveButton>
                  </Confirm>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {visit.briefing ? (
        <Section title={t('academy.visits.briefing')} lead={t('academy.visits.briefingLead')}>
          <p className="typed max-w-measure">{visit.briefing}</p>
        </Section>
      ) : null}
      {visit.questions || visit.agenda ? (
        <Section title={t('academy.visits.preparation')}>
          <Facts facts={[{ name: t('academy.visits.questions'), value: text(visit.questions) }, { name: t('academy.visits.agenda'), value: text(visit.agenda) }]} />
        </Section>
      ) : null}
      {hasDebrief ? (
        <Section title={t('academy.visits.debrief')} lead={visit.isShown ? t('academy.visits.isShown') : t('academy.visits.isNotShown')}>
          <Facts facts={[{ name: t('academy.visits.saw'), value: text(debrief.saw) }, { name: t('academy.visits.takeHome'), value: text(debrief.takeHome) }, { name: t('academy.visits.willTry'), value: text(debrief.willTry) }]} />
        </Section>
      ) : null}
      {visit.thanks ? (
        <Section title={t('academy.visits.thanks')}>
          <p className="typed max-w-measure">{visit.thanks}</p>
        </Section>
      ) : null}
    </>
  );
}
