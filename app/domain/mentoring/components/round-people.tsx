import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

interface RoundPeopleProps {
  roundId: string;
  mentees: readonly { id: string; pseudonym: string; organisation: string; competencies: readonly string[] }[];
  mentors: readonly { id: string; pseudonym: string; places: number; competencies: readonly string[] }[];
  names: Readonly<Record<string, string>>;
}

/** Who is in a round. */
export function RoundPeople({ roundId, mentees, mentors, names }: RoundPeopleProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = (ids: readonly string[]) => format.list(ids.map((id) => names[id] ?? id));
  return (
    <>
      <Section title={t('mentoring.round.mentees')}>
        {mentees.length === 0 ? (
          <p className="text-muted">{t('mentoring.round.nobodyWaits')}</p>
        ) : (
          <Table
            caption={t('mentoring.round.mentees')}
            rows={mentees}
            keyOf={({ id }) => id}
            columns={[
              { name: t('mentoring.watch.mentee'), cell: ({ id, pseudonym }) => <Link className="link" to={`/rounds/${roundId}/mentees/${id}`}>{pseudonym}</Link> },
              { name: t('mentoring.round.organisation'), cell: ({ organisation }) => organisation },
              { name: t('mentoring.round.wantsIn'), cell: ({ competencies }) => told(competencies) },
            ]}
          />
        )}
      </Section>
      <Section title={t('mentoring.round.mentors')}>
        {mentors.length === 0 ? (
          <p className="text-muted">{t('mentoring.round.nobodyHasPlace')}</p>
        ) : (
          <Table
            caption={t('mentoring.round.mentors')}
            rows={mentors}
            keyOf={({ id }) => id}
            columns={[
              { name: t('mentoring.watch.mentor'), cell: ({ pseudonym }) => pseudonym },
              { name: t('mentoring.round.places'), align: 'end', cell: ({ places }) => places },
              { name: t('mentoring.round.shares'), cell: ({ competencies }) => told(competencies) },
            ]}
          />
        )}
      </Section>
    </>
  );
}
