import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { StandOfVisit } from '../entry-visit.ts';
import type { ReadTimetable } from '../timetable-page.server.ts';

type Clash = ReadTimetable['clashes'][number];
type Line = Clash['about'][number];

const LOOKS: Readonly<Record<StandOfVisit['state'], BadgeKind>> = { none: 'plain', requested: 'warn', confirmed: 'good', prepared: 'good', held: 'good', debriefed: 'good', thanked: 'good', declined: 'bad', withdrawn: 'plain', cancelled: 'bad' };

/** An entry as a line: what, when, for whom. */
export function useToldEntry() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ title, date, from, until, group }: Line) => `${t('academy.editions.timetable.told', { title, date: format.date(date), from, until })}${group === null ? '' : ` (${t('academy.editions.timetable.group', { number: group })})`}`;
}

/** Where the visit of an entry stands, the way to it, and the way to ask for one. On paper it would be old news. */
export function EntryVisit({ visit: { state, to, ask, askAt }, name }: { visit: NonNullable<ReadTimetable['entries'][number]['visit']>; name: string }) {
  const { t } = useTranslation();
  const about = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-col items-start gap-1 text-sm print:hidden" data-visit={state}>
      <Badge kind={LOOKS[state]}>{t(`academy.editions.timetable.visit.states.${state}`)}</Badge>
      {to || askAt ? (
        <p className="flex flex-wrap gap-x-4">
          {askAt ? <TextLink alone to={askAt}>{t(state === 'none' ? 'academy.editions.timetable.visit.ask' : 'academy.editions.timetable.visit.askAgain')}{about}</TextLink> : null}
          {to ? <TextLink alone to={to}>{t('academy.editions.timetable.visit.open')}{about}</TextLink> : null}
        </p>
      ) : null}
      {ask && ask !== 'now' ? <p className="text-muted">{t(`academy.editions.timetable.visit.notNow.${ask}`)}</p> : null}
    </div>
  );
}

/** An entry that is not when its visit is, or was taken out: what the visit says, what to do, and the step that does it. */
export function VisitClash({ id, clash: { kind, about: [line], visit }, mayChange }: { id: string; clash: Clash; mayChange: boolean }) {
  const { t } = useTranslation();
  const tell = useToldEntry();
  if (!line || !visit) return null;
  const told = tell(line);
  const entry = `/editions/${id}/timetable/entries/${line.id}`;
  const isLeft = kind === 'visitLeft';
  const isAsked = visit.state === 'requested';
  return (
    <>
      {t(`academy.editions.timetable.clash.${kind}`)}
      <span className="block">{mayChange && !isLeft ? <TextLink to={entry}>{told}</TextLink> : told}</span>
      <span className="block">{t('academy.editions.timetable.visit.isAt', { when: visit.when })}</span>
      <span className="block">{t(`academy.editions.timetable.visit.mend.${isLeft ? 'left' : visit.version === null ? 'outside' : 'move'}${isAsked ? 'Asked' : ''}`)}</span>
      <span className="mt-2 mb-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        {mayChange && isLeft ? <MoveButton look="secondary" action={`${entry}/restoration`} about={told}>{t('academy.editions.timetable.restore')}</MoveButton> : null}
        {mayChange && !isLeft && visit.version !== null ? <MoveButton look="secondary" action={`${entry}/visit-time`} fields={{ version: String(visit.version) }} about={told}>{t('academy.editions.timetable.visit.moveNow')}</MoveButton> : null}
        {visit.to ? <TextLink alone to={visit.to}>{t('academy.editions.timetable.visit.open')}<span className="sr-only"> {told}</span></TextLink> : null}
      </span>
    </>
  );
}

/** Before it is published: visits to which nobody has said yes. It can be published all the same. */
export function Unsettled({ unsettled }: { unsettled: readonly (Line & Pick<StandOfVisit, 'state' | 'clash'>)[] }) {
  const { t } = useTranslation();
  const tell = useToldEntry();
  if (unsettled.length === 0) return null;
  return (
    <Notice kind="warn" standing className="mb-6" title={t('academy.editions.timetable.visit.unsettled', { count: unsettled.length })}>
      <p>{t('academy.editions.timetable.visit.unsettledHint')}</p>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
        {unsettled.map((one) => (
          <li key={one.id} data-unsettled={one.clash ?? one.state}>
            {tell(one)}<span className="block">{t(one.clash ? `academy.editions.timetable.clash.${one.clash}` : `academy.editions.timetable.visit.states.${one.state}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
