import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { ReadTimetable } from '../timetable-page.server.ts';
import { useToldEntry, VisitClash } from './timetable-visits.tsx';

/** How many clashes are told at once; with those gone the others are told. */
const MOST_TOLD = 12;

/** On the page of an edition: the way to its timetable. */
export function TimetablePart({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('academy.editions.timetable.title')} lead={t('academy.editions.timetable.lead')}>
      <ButtonLink look="secondary" to={`/editions/${id}/timetable`}>{t('academy.editions.timetable.open')}</ButtonLink>
    </Section>
  );
}

/** What is wrong with it, each with both that are meant and the way to change them, the worst first. */
export function Clashes({ id, clashes, mayChange }: Pick<ReadTimetable, 'id' | 'clashes' | 'mayChange'>) {
  const { t } = useTranslation();
  const tell = useToldEntry();
  if (clashes.length === 0) return null;
  const hard = clashes.filter(({ isHard }) => isHard).length;
  return (
    <Notice kind={hard > 0 ? 'bad' : 'warn'} standing className="mb-8 print:hidden" title={hard > 0 ? t('academy.editions.timetable.hardTitle', { count: hard }) : t('academy.editions.timetable.softTitle', { count: clashes.length })}>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        {clashes.slice(0, MOST_TOLD).map((clash, number) => (
          <li key={number} data-clash={clash.kind}>
            {clash.visit ? (
              <VisitClash id={id} clash={clash} mayChange={mayChange} />
            ) : (
              <>
                {clash.isHard ? <strong>{t(`academy.editions.timetable.clash.${clash.kind}`)}</strong> : t(`academy.editions.timetable.clash.${clash.kind}`)}
                {clash.about.map((one) => <span key={one.id} className="block">{mayChange ? <TextLink to={`/editions/${id}/timetable/entries/${one.id}`}>{tell(one)}</TextLink> : tell(one)}</span>)}
              </>
            )}
          </li>
        ))}
      </ul>
      {clashes.length > MOST_TOLD ? <p className="mt-1">{t('academy.editions.timetable.more', { count: clashes.length - MOST_TOLD })}</p> : null}
    </Notice>
  );
}

/** What is to be taught or visited and has no time yet. */
export function Missing({ missing }: { missing: ReadTimetable['missing'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (missing.length === 0) return null;
  return (
    <Section title={t('academy.editions.timetable.missing')} lead={t('academy.editions.timetable.missingLead')} className="print:hidden">
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {missing.map(({ id, title, groups }) => (
          <li key={id}>
            {title}
            {groups.length > 0 ? ` (${format.list(groups.map((number) => t('academy.editions.timetable.group', { number })))})` : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was taken out, and the way back. */
export function Removed({ id, removed, mayChange }: { id: string; removed: ReadTimetable['removed']; mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (removed.length === 0 || !mayChange) return null;
  return (
    <Details variant="box" className="mt-8 max-w-measure print:hidden" summary={t('academy.editions.timetable.removed', { count: removed.length })}>
      <ul className="flex flex-col gap-3">
        {removed.map(({ id: entry, title, date, from }) => (
          <li key={entry} className="flex flex-wrap items-center justify-between gap-3">
            <span>{title}, {format.date(date)}, {from}</span>
            <MoveButton look="quiet" action={`/editions/${id}/timetable/entries/${entry}/restoration`} about={title}>{t('academy.editions.timetable.restore')}</MoveButton>
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** For coordinators: what can be done with the whole of it. */
export function TimetableTools({ timetable: { id, hasRooms, isPublished, isEmpty, clashes, mayChange } }: { timetable: ReadTimetable }) {
  const { t } = useTranslation();
  if (!mayChange) return null;
  return (
    <div className="mb-8 flex flex-wrap items-center gap-3 print:hidden">
      {hasRooms && !isPublished ? <MoveButton look={isEmpty ? 'primary' : 'secondary'} action={`/editions/${id}/timetable/proposal`}>{t('academy.editions.timetable.propose')}</MoveButton> : null}
      <ButtonLink look={hasRooms ? 'secondary' : 'primary'} to={`/editions/${id}/timetable/places`}>{t('academy.editions.timetable.places.title')}</ButtonLink>
      <ButtonLink look="secondary" to={`/editions/${id}/timetable/hours`}>{t('academy.editions.timetable.frame.title')}</ButtonLink>
      <ButtonLink look="secondary" to={`/editions/${id}/timetable/entries/new`}>{t('academy.editions.timetable.add')}</ButtonLink>
      {isPublished || isEmpty ? null : <ButtonLink look={clashes.some(({ isHard }) => isHard) ? 'secondary' : 'primary'} to={`/editions/${id}/timetable/publication`}>{t('academy.editions.timetable.publish')}</ButtonLink>}
      {/* Once it is published others have planned by it: that is asked once more. */}
      {hasRooms && isPublished ? (
        <Details variant="box" className="w-full max-w-measure" summary={t('academy.editions.timetable.propose')}>
          <p className="mb-3">{t('academy.editions.timetable.proposeQuestion')}</p>
          <MoveButton action={`/editions/${id}/timetable/proposal`}>{t('academy.editions.timetable.proposeNow')}</MoveButton>
        </Details>
      ) : null}
    </div>
  );
}
