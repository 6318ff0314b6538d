import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

interface Wish {
  menteeId: string;
  mentorId: string;
  kind: string;
  cost: number | null;
  costPlaced: number | null;
  mentee: string;
  mentor: string;
}

/** What coordinators fixed or forbade, each with what it takes from the whole. */
export function WishList({ roundId, version, wishes, isOpen }: { roundId: string; version: number; wishes: readonly Wish[]; isOpen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const costOf = ({ cost, costPlaced }: Wish): string => {
    if (cost === null || costPlaced === null) return t('mentoring.round.costUnknown');
    if (cost === 0 && costPlaced === 0) return t('mentoring.round.costNothing');
    return [...(costPlaced > 0 ? [t('mentoring.round.costPlaced', { count: costPlaced })] : []), ...(cost !== 0 ? [t('mentoring.round.cost', { points: format.number(-cost) })] : [])].join(' · ');
  };
  return (
    <Section title={t('mentoring.round.wishes')} lead={t('mentoring.round.wishesLead')}>
      <ul className="divide-y divide-line border-y border-line">
        {wishes.map((wish) => (
          <li key={`${wish.menteeId} ${wish.mentorId}`} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5">
            <span className="font-semibold">{t(`mentoring.round.${wish.kind}`, { mentee: wish.mentee, mentor: wish.mentor })}</span>
            <span className="text-muted">{costOf(wish)}</span>
            {isOpen ? (
              <MoveButton look="quiet" action={`/rounds/${roundId}/wishes/removal`} fields={{ mentee: wish.menteeId, mentor: wish.mentorId, version: String(version) }} about={`${wish.mentee} ${wish.mentor}`}>
                {t('mentoring.round.removeWish')}
              </MoveButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Asked {
  id: string;
  state: string;
  mentee: string;
  mentor: string;
  /** One of the two said yes; which of them is not told. */
  oneAccepted: boolean;
}

const KINDS: Readonly<Record<string, BadgeKind>> = { bothAccepted: 'good', oneAccepted: 'accent', waiting: 'warn', declined: 'plain', lapsed: 'plain' };

/** How far those who were asked have come. Who of the two declined stays with them. */
export function ProposalTable({ proposals, toTalkWith }: { proposals: readonly Asked[]; toTalkWith: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stand = ({ state, oneAccepted }: Asked) => (state === 'accepted' ? 'bothAccepted' : oneAccepted ? 'oneAccepted' : state);
  return (
    <Section title={t('mentoring.round.proposals')}>
      {toTalkWith.length > 0 ? (
        <Notice standing kind="warn" className="mb-6" title={t('mentoring.round.talk', { count: toTalkWith.length })}>
          {t('mentoring.round.talkLead', { count: toTalkWith.length, names: format.list(toTalkWith) })}
        </Notice>
      ) : null}
      <Table
        caption={t('mentoring.round.proposals')}
        rows={proposals}
        keyOf={({ id }) => id}
        columns={[
          { name: t('mentoring.round.pair'), cell: ({ mentee, mentor }) => t('mentoring.round.fixed', { mentee, mentor }) },
          { name: t('mentoring.round.stateOf'), cell: (one) => <Badge kind={KINDS[stand(one)] ?? 'plain'}>{t(`mentoring.round.${stand(one)}`)}</Badge> },
        ]}
      />
    </Section>
  );
}

/** Pairs of which the reader learns only how many there are. */
export function Elsewhere({ count }: { count: number }) {
  const { t } = useTranslation();
  return <p className="mt-4 max-w-measure text-muted">{t('mentoring.round.elsewhere', { count })}</p>;
}

/** Whoever coordinates a round and is in it reads what is left out for them. */
export function OwnPart() {
  const { t } = useTranslation();
  return <Notice standing className="mb-6" title={t('mentoring.round.ownPart')}>{t('mentoring.round.ownPartHint')}</Notice>;
}

/** A part of a page that says what can be done next. */
export function Next({ lead, children }: { lead: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.round.next')}>
      <p className="mb-4 max-w-measure">{lead}</p>
      <div className="flex flex-wrap items-start gap-3 print:hidden">{children}</div>
    </Section>
  );
}
