import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { ToldFor, ToldTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { Table, type Column } from '#app/ui/table.tsx';
import type { MeetingsQuery } from '../lists.ts';

const KINDS: Readonly<Record<string, BadgeKind>> = { planned: 'accent', held: 'good', missed: 'warn', cancelled: 'plain' };

export function MeetingBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state] ?? 'plain'}>{t(`mentoring.meetings.states.${state}`)}</Badge>;
}

interface ListedMeeting {
  id: string;
  state: string;
  form: string;
  wasMoved: boolean;
  told: ToldTime;
}

/** How a table tells meetings, each at the time of whoever reads. */
function useColumns(): Column<ListedMeeting>[] {
  const { t } = useTranslation();
  return [
    { name: t('mentoring.meetings.when'), sort: 'when', sortKind: 'date', cell: ({ id, told }) => <TextLink to={`/meetings/${id}`}>{wholeTime(told)}</TextLink> },
    { name: t('mentoring.meetings.form'), cell: ({ form }) => t(`mentoring.meetings.forms.${form}`) },
    {
      name: t('mentoring.meetings.state'),
      cell: ({ state, wasMoved }) => (
        <span className="inline-flex flex-wrap gap-2">
          <MeetingBadge state={state} />
          {wasMoved ? <Badge>{t('mentoring.meetings.wasMoved')}</Badge> : null}
        </span>
      ),
    },
  ];
}

/** Meetings of a pairing that are to come. */
export function MeetingTable({ meetings }: { meetings: readonly ListedMeeting[] }) {
  const { t } = useTranslation();
  return <Table caption={t('mentoring.meetings.toCome')} rows={meetings} keyOf={({ id }) => id} columns={useColumns()} />;
}

/** All its others, narrowed and ordered. */
export function PastMeetings({ list: { query, count, pages, past } }: { list: { query: MeetingsQuery; count: number; pages: number; past: readonly ListedMeeting[] } }) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('mentoring.meetings.past')}
      query={query}
      count={count}
      pages={pages}
      rows={past}
      keyOf={({ id }) => id}
      empty={<p className="text-muted">{t('mentoring.meetings.nonePast')}</p>}
      filters={[
        { name: 'state', label: t('mentoring.meetings.state'), choices: Object.keys(KINDS).map((value) => ({ value, label: t(`mentoring.meetings.states.${value}`) })) },
        { name: 'form', label: t('mentoring.meetings.form'), choices: ['call', 'message', 'in_person'].map((value) => ({ value, label: t(`mentoring.meetings.forms.${value}`) })) },
      ]}
      columns={useColumns()}
    />
  );
}

/** A time on the clock of each of the two. */
export function TimesOfTwo({ times }: { times: readonly ToldFor[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1">
      {times.map(({ name, day, hours, zone, isOtherDay }) => (
        <li key={`${name}${zone}`}>
          <span className="font-semibold">{name}</span> {isOtherDay ? `${day}, ` : ''}
          <span className="whitespace-nowrap">{hours}</span> <span className="text-muted">· {zone.replaceAll('_', ' ')}{isOtherDay ? ` · ${t('mentoring.meetings.otherDay')}` : ''}</span>
        </li>
      ))}
    </ul>
  );
}

interface MeetingMovesProps {
  id: string;
  may: { move: boolean; cancel: boolean; hold: boolean; miss: boolean; change: boolean };
}

/** What one can do with a meeting now. */
export function MeetingMoves({ id, may }: MeetingMovesProps) {
  const { t } = useTranslation();
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <div className="mb-8 flex flex-wrap items-start gap-3 print:hidden">
      {may.hold ? <MoveButton action={`/meetings/${id}/held`}>{t('mentoring.meetings.hold')}</MoveButton> : null}
      {may.miss ? <MoveButton look="secondary" action={`/meetings/${id}/missed`}>{t('mentoring.meetings.miss')}</MoveButton> : null}
      {may.move ? <ButtonLink look="secondary" icon="calendar" to={`/meetings/${id}/time`}>{t('mentoring.meetings.move')}</ButtonLink> : null}
      {may.cancel ? (
        <Confirm summary={t('mentoring.meetings.cancel')} question={t('mentoring.meetings.cancelQuestion')}>
          <MoveButton look="danger" action={`/meetings/${id}/cancellation`}>{t('mentoring.meetings.cancelNow')}</MoveButton>
        </Confirm>
      ) : null}
    </div>
  );
}

interface MeetingNotesProps {
  notes: readonly { id: string; kind: string; writer: string; isOwn: boolean; at: string; text: string }[];
}

/** Notes on a meeting, each with who reads it. */
export function MeetingNotes({ notes }: MeetingNotesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-4">
      {notes.map(({ id, kind, writer, isOwn, at, text }) => (
        <li key={id} className="card">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="text-sm text-muted">
              {isOwn ? t('mentoring.notes.you') : writer} · {format.date(at)}
            </p>
            <Badge kind={kind === 'private' ? 'plain' : kind === 'shared' ? 'accent' : 'warn'}>{t(`mentoring.notes.kinds.${kind}`)}</Badge>
          </div>
          <p className="typed mt-2 max-w-measure">{text}</p>
          {isOwn ? (
            <p className="mt-2 print:hidden">
              <TextLink to={`/meeting-notes/${id}`}>{t('mentoring.notes.change')}<span className="sr-only"> {format.date(at)}</span></TextLink>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
