import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Section } from '#app/ui/section.tsx';

/** What past visitors took home, in their words and with their consent: told with the month, and without a name. */
export function TakenHome({ notes }: { notes: readonly { id: string; month: string; text: string }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (notes.length === 0) return null;
  return (
    <Section title={t('academy.visits.takenHome')} lead={t('academy.visits.takenHomeLead')}>
      <ul className="grid gap-4 lg:grid-cols-2">
        {notes.map(({ id, month, text }) => (
          <li key={id} className="card">
            <p className="typed">{text}</p>
            <p className="mt-2 text-sm text-muted">{format.month(month)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
