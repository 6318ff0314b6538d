import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Names } from '../told-reasons.ts';

interface ProposalAnswerProps {
  id: string;
  side: 'mentor' | 'mentee';
  state: string;
  hasAccepted: boolean;
  /** Who the other one is, once both have accepted. */
  met: { pseudonym: string; words: string } | null;
  pairingId: string | null;
}

/** Where a proposal stands for one of the two, and what they can answer. */
export function ProposalAnswer({ id, side, state, hasAccepted, met, pairingId }: ProposalAnswerProps) {
  const { t } = useTranslation();
  if (met) {
    return (
      <Section title={t('mentoring.proposals.metTitle')}>
        <Facts facts={[{ name: t('mentoring.proposals.other'), value: met.pseudonym }, ...(met.words ? [{ name: t(side === 'mentee' ? 'mentoring.proposals.willNotDo' : 'mentoring.proposals.hopes'), value: <span className="whitespace-pre-line">{met.words}</span> }] : [])]} />
        {pairingId ? <ButtonLink className="mt-6" to={`/pairings/${pairingId}`}>{t('mentoring.proposals.met')}</ButtonLink> : null}
      </Section>
    );
  }
  if (state !== 'waiting') {
    return (
      <Notice standing title={t('mentoring.proposals.overTitle')}>
        {t('mentoring.proposals.over')}
      </Notice>
    );
  }
  return (
    <Section title={t('mentoring.proposals.answerTitle')} lead={t('mentoring.proposals.answerLead')}>
      {hasAccepted ? <p className="mb-4">{t('mentoring.proposals.accepted')}</p> : null}
      <div className="flex flex-wrap gap-3 print:hidden">
        {hasAccepted ? null : <MoveButton action={`/proposals/${id}/acceptance`}>{t('mentoring.proposals.accept')}</MoveButton>}
        <MoveButton look="secondary" action={`/proposals/${id}/refusal`}>{t(hasAccepted ? 'mentoring.proposals.takeBack' : 'mentoring.proposals.decline')}</MoveButton>
      </div>
    </Section>
  );
}

interface OtherOneProps {
  side: 'mentor' | 'mentee';
  other: {
    competencies: readonly { competency: string; level: number; wanted: number | null }[];
    languages: readonly { language: string; level: number }[];
    forms: readonly string[];
    regions: readonly string[];
    hasHours: boolean;
    days: readonly { weekday: number; from: string; until: string }[];
  };
  zone: string;
  names: Names;
}

/** What the other one brings, without who they are. */
export function OtherOne({ side, other, zone, names }: OtherOneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const competencies = other.competencies.map(({ competency, level, wanted }) => {
    const name = names.competencies[competency] ?? competency;
    return wanted === null ? t('mentoring.proposals.offersOne', { competency: name, level }) : t('mentoring.proposals.seeksOne', { competency: name, level, wanted });
  });
  const languages = other.languages.map(({ language, level }) => t('mentoring.proposals.languageWith', { language: names.languages[language] ?? language, level: t(`mentoring.languageLevelsOf.${level}`) }));
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: other.days.filter((day) => day.weekday === weekday) })).filter(({ spans }) => spans.length > 0);
  return (
    <Section title={t(side === 'mentor' ? 'mentoring.proposals.seeks' : 'mentoring.proposals.offers')}>
      <ul className="mb-6 list-disc ps-5">
        {competencies.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Facts
        facts={[
          { name: t('mentoring.proposals.languages'), value: format.list(languages) },
          { name: t('mentoring.proposals.forms'), value: format.list(other.forms.map((form) => t(`mentoring.forms.${form}`))) },
          { name: t('mentoring.proposals.region'), value: format.list(other.regions.map((region) => t(`network.regions.${region}`))) },
          {
            name: t('mentoring.proposals.hours'),
            value: other.hasHours ? (
              <>
                <p className="text-muted">{t('mentoring.proposals.hoursIn', { zone })}</p>
                <ul>
                  {days.map(({ weekday, spans }) => (
                    <li key={weekday}>
                      {t(`mentoring.proposals.weekdays.${weekday}`)} {format.list(spans.map(({ from, until }) => t('mentoring.proposals.span', { from, until })))}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              t('mentoring.proposals.hoursUnsaid')
            ),
          },
        ]}
      />
    </Section>
  );
}
