import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Link } from '#app/ui/link.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

export interface OverviewPartsProps {
  overview: {
    id: string;
    mode: string;
    parts: readonly { name: string; position: number; criteria: number; answered: number }[];
    participants: readonly { pseudonym: string; finished: boolean }[];
    may: { answer: boolean; lead: boolean };
    state: string;
  };
}

/** The components of an assessment, each with how far it is; and who takes part. */
export function OverviewParts({ overview: { id, mode, state, parts, participants, may } }: OverviewPartsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('assessment.overview.parts')} lead={state === 'answering' && mode === 'each_first' ? t('assessment.overview.ownAnswers') : undefined}>
        <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {parts.map(({ name, position, criteria, answered }) => (
            <li key={position}>
              <Card>
                <h3 className="mb-3">{may.answer ? <Link to={`/assessments/${id}/components/${position}`}>{name}</Link> : name}</h3>
                <Progress label={t('assessment.overview.answeredLabel')} text={t('assessment.overview.answered', { count: answered, all: criteria })} value={answered} max={criteria} />
              </Card>
            </li>
          ))}
        </ol>
      </Section>
      {may.answer ? (
        <p className="mt-4">
          <Link to={`/assessments/${id}/import`}>{t('assessment.import.title')}</Link>
        </p>
      ) : null}
      <Section title={t('assessment.overview.participants')}>
        {participants.length === 0 ? <p className="text-muted">{t('assessment.overview.nobody')}</p> : null}
        <ul className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
          {participants.map(({ pseudonym, finished }) => (
            <li key={pseudonym}>
              {pseudonym} {finished ? <Badge kind="good">{t('assessment.overview.finished')}</Badge> : null}
            </li>
          ))}
        </ul>
        {may.lead && state !== 'completed' ? <ButtonLink look="secondary" to={`/assessments/${id}/participants`}>{t('assessment.overview.changeParticipants')}</ButtonLink> : null}
      </Section>
    </>
  );
}
