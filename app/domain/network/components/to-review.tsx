import { useTranslation } from '#app/i18n/page-words.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';

/** Organisations whose declaration waits for their network to look at it. */
export function ToReview({ organisations }: { organisations: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  if (organisations.length === 0) return null;
  return (
    <Section title={t('network.home.toReview')}>
      <ul className="max-w-measure divide-y divide-line border-y border-line">
        {organisations.map(({ id, name }) => (
          <li key={id} className="flex min-h-11 items-center py-2">
            <Link to={`/organisations/${id}/led-by`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
