import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Link } from '#app/ui/link.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ToldSpread } from '../spread.ts';
import { SpreadDots } from './spread-dots.tsx';

interface ConsensusTableProps {
  id: string;
  criteria: readonly { position: number; title: string; spread: ToldSpread; settled: { kind: string | null; level: number | null } | null }[];
}

/** Every criterion with how far apart people are, the widest first, and what is settled. */
export function ConsensusTable({ id, criteria }: ConsensusTableProps) {
  const { t } = useTranslation();
  const settledText = ({ kind, level }: { kind: string | null; level: number | null }) => (kind === 'level' ? t('assessment.consensus.level', { level }) : t(kind === 'not_applicable' ? 'assessment.answer.notApplicable' : 'assessment.answer.dontKnow'));
  return (
    <Table
      caption={t('assessment.consensus.title')}
      rows={criteria}
      keyOf={({ position }) => String(position)}
      columns={[
        { name: t('assessment.consensus.criterion'), cell: ({ position, title }) => <Link to={`/assessments/${id}/consensus/${position}`}>{title}</Link> },
        { name: t('assessment.consensus.spread'), cell: ({ spread }) => <SpreadDots spread={spread} /> },
        { name: t('assessment.consensus.settledLevel'), cell: ({ settled }) => (settled ? <Badge kind="good">{settledText(settled)}</Badge> : <Badge>{t('assessment.consensus.open')}</Badge>) },
      ]}
    />
  );
}
