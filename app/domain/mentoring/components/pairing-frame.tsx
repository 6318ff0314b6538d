import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { pathOfPairing, type PairingPart } from '../pairing-parts.ts';

const KINDS: Readonly<Record<string, BadgeKind>> = { accepted: 'accent', active: 'good', paused: 'warn', closing: 'accent', closed: 'plain' };

/** Where a pairing stands in its life. */
export function PairingBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state] ?? 'plain'}>{t(`mentoring.pairingStates.${state}`)}</Badge>;
}

/** What every page of a pairing begins with. */
export interface PairingHead {
  id: string;
  state: string;
  /** How the other is called; null once their account is gone. */
  other: string | null;
  part: string;
  parts: readonly PairingPart[];
  /** Whether nothing is left of it but that it was. */
  isErased: boolean;
}

interface PairingFrameProps {
  head: PairingHead;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PairingFrame({ head: { id, state, other, part, parts }, title, lead, actions }: PairingFrameProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={title} lead={lead} kicker={other ? t(`mentoring.pairing.with.${part}`, { name: other }) : t('mentoring.pairing.gone')} status={<PairingBadge state={state} />}>
        {actions}
      </PageHeader>
      <Tabs label={t('mentoring.parts.label')} items={parts.map((one) => ({ to: pathOfPairing(id, one), label: t(`mentoring.parts.${one}`), holds: one !== 'overview' }))} />
    </>
  );
}
