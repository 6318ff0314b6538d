import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';

interface Running {
  leads: boolean;
  days: readonly { number: number; day: string; isToday: boolean }[];
}

/** The days of an edition, each with the way to what there is on it; today first, where it is one of them. */
export function DaysPart({ id, running: { leads, days } }: { id: string; running: Running }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = days.find(({ isToday }) => isToday);
  return (
    <Section title={t('academy.running.days')} lead={t(leads ? 'academy.running.daysOfLeading' : 'academy.running.daysOfGoing')}>
      {today ? <p className="mb-3"><ButtonLink to={`/editions/${id}/days/${today.number}`}>{t('academy.running.today', { number: today.number })}</ButtonLink></p> : null}
      <ol className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {days.map(({ number, day, isToday }) => (
          <li key={number} aria-current={isToday ? 'date' : undefined} className={isToday ? 'font-semibold' : undefined}>
            <TextLink alone to={`/editions/${id}/days/${number}`}>{t('academy.running.day', { number, date: format.date(day) })}</TextLink>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The ways to what is asked before and after the teaching, and to what is written to everyone. */
export function RunningLinks({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('academy.running.messages.title')} lead={t('academy.running.messages.lead')}>
        <ButtonLink look="secondary" to={`/editions/${id}/messages`}>{t('academy.running.messages.open')}</ButtonLink>
      </Section>
      <Section title={t('academy.running.check.link')} lead={t('academy.running.check.linkLead')}>
        <ButtonLink look="secondary" to={`/editions/${id}/check`}>{t('academy.running.check.openIt')}</ButtonLink>
      </Section>
    </>
  );
}
