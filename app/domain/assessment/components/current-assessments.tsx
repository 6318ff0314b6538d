import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';

interface CurrentAssessmentsProps {
  assessments: readonly { id: string; organisation: string; state: string; dueOn: string | null; createdAt: string }[];
}

/** What is under way and waits for the person. */
export function CurrentAssessments({ assessments }: CurrentAssessmentsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (assessments.length === 0) return null;
  return (
    <Section title={t('assessment.current.title')}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {assessments.map(({ id, organisation, state, dueOn, createdAt }) => (
          <li key={id}>
            <Card>
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3>
                  <Link to={`/assessments/${id}`}>{t('assessment.current.name', { organisation, date: format.date(createdAt) })}</Link>
                </h3>
                <Badge>{t(`assessment.states.${state}`)}</Badge>
              </div>
              {dueOn ? <p className="mt-1 text-muted">{t('assessment.current.due', { date: format.date(dueOn) })}</p> : null}
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
