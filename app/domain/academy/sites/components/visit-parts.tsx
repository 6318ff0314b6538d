import { useTranslation } from '#app/i18n/page-words.tsx';
import type { VisitState } from '#app/platform/generated/enums.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { Steps } from '#app/ui/steps.tsx';
import type { VisitsQuery } from '../site-lists.ts';
import { VISIT_STEPS } from '../visit-life.ts';

const LOOKS: Readonly<Record<VisitState, BadgeKind>> = { requested: 'warn', confirmed: 'accent', prepared: 'accent', held: 'accent', debriefed: 'good', thanked: 'good', declined: 'plain', withdrawn: 'plain', cancelled: 'plain' };

export function VisitBadge({ state }: { state: VisitState }) {
  const { t } = useTranslation();
  return <Badge kind={LOOKS[state]}>{t(`academy.visits.states.${state}`)}</Badge>;
}

interface ListedVisit {
  id: string;
  state: VisitState;
  site: string;
  /** When, in words. */
  when: string;
  people: number;
}

/** The visits that someone receives, makes, or watches over. */
export function VisitTable({ list: { query, count, pages, visits } }: { list: { query: VisitsQuery; count: number; pages: number; visits: readonly ListedVisit[] } }) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('academy.visits.title')}
      query={query}
      count={count}
      pages={pages}
      rows={visits}
      keyOf={({ id }) => id}
      search={t('academy.sites.name')}
      empty={<Empty title={t('academy.visits.none')}>{t('academy.visits.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('academy.visits.state'), choices: Object.keys(LOOKS).map((value) => ({ value, label: t(`academy.visits.states.${value}`) })) }]}
      columns={[
        { name: t('academy.visits.when'), sort: 'when', sortKind: 'date', cell: ({ id, when }) => <TextLink alone to={`/visits/${id}`}>{when}</TextLink> },
        { name: t('academy.titles.site'), cell: ({ site }) => site },
        { name: t('academy.visits.people'), cell: ({ people }) => people, align: 'end' },
        { name: t('academy.visits.state'), cell: ({ state }) => <VisitBadge state={state} /> },
      ]}
    />
  );
}

/** Where a visit stands; one that came to nothing has no steps. */
export function VisitSteps({ state }: { state: VisitState }) {
  const { t } = useTranslation();
  const at = VISIT_STEPS.indexOf(state as (typeof VISIT_STEPS)[number]);
  if (at < 0) return null;
  return <Steps label={t('academy.visits.course')} steps={VISIT_STEPS.map((step, i) => ({ label: t(`academy.visits.states.${step}`), state: i < at || state === 'thanked' ? ('done' as const) : i === at ? ('current' as const) : ('upcoming' as const) }))} />;
}

export interface MayOfVisit {
  confirm: boolean;
  decline: boolean;
  withdraw: boolean;
  cancel: boolean;
  takeOut: boolean;
  move: boolean;
  prepare: boolean;
  acknowledge: boolean;
  hold: boolean;
  debrief: boolean;
  thank: boolean;
  consent: boolean;
  takeBack: boolean;
}

/** What someone can do with a visit now: what comes next first, and calling it off last. */
export function VisitMoves({ id, may, briefingVersion }: { id: string; may: MayOfVisit; briefingVersion: number }) {
  const { t } = useTranslation();
  const link = (path: string, word: string, look: 'primary' | 'secondary' = 'primary') => <ButtonLink look={look} to={`/visits/${id}/${path}`}>{t(word)}</ButtonLink>;
  if (!Object.entries(may).some(([move, is]) => is && move !== 'takeOut')) return null;
  return (
    <div className="mt-6 flex flex-wrap items-start gap-3">
      {may.confirm ? link('confirmation', 'academy.visits.confirm') : null}
      {may.acknowledge ? <MoveButton action={`/visits/${id}/briefing`} fields={{ version: String(briefingVersion) }}>{t('academy.visits.acknowledge')}</MoveButton> : null}
      {may.prepare ? link('preparation', 'academy.visits.prepare', may.acknowledge ? 'secondary' : 'primary') : null}
      {may.hold ? <MoveButton action={`/visits/${id}/held`}>{t('academy.visits.hold')}</MoveButton> : null}
      {may.debrief ? link('debrief', 'academy.visits.lookBack') : null}
      {may.thank ? link('thanks', 'academy.visits.thank') : null}
      {may.consent ? <MoveButton look="secondary" action={`/visits/${id}/consent`} fields={{ consent: 'yes' }}>{t('academy.visits.consent')}</MoveButton> : null}
      {may.takeBack ? <MoveButton look="secondary" action={`/visits/${id}/consent`} fields={{ consent: 'no' }}>{t('academy.visits.takeBack')}</MoveButton> : null}
      {may.move ? link('time', 'academy.visits.move', 'secondary') : null}
      {may.decline ? link('declining', 'academy.visits.decline', 'secondary') : null}
      {may.withdraw || may.cancel ? (
        <Confirm summary={t('academy.visits.callOff')} question={t('academy.visits.callOffQuestion')}>
          <MoveButton look="danger" action={`/visits/${id}/cancellation`}>{t('academy.visits.callOffNow')}</MoveButton>
        </Confirm>
      ) : null}
    </div>
  );
}
