import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { TextLink } from '#app/ui/link.tsx';
import type { ToldFor } from '#app/domain/calendar/told-times.ts';
import type { MayWithSession } from '../sessions.server.ts';
import { TimesOfPeople } from './told-times.tsx';

/** What one can do with a session now. */
export function SessionMoves({ id, may }: { id: string; may: MayWithSession }) {
  const { t } = useTranslation();
  if (!may.move && !may.cancel && !may.hold && !may.miss) return null;
  return (
    <div className="mb-8 flex flex-wrap items-start gap-3 print:hidden">
      {may.hold ? <MoveButton action={`/sessions/${id}/held`}>{t('assistance.sessions.hold')}</MoveButton> : null}
      {may.miss ? <MoveButton look="secondary" action={`/sessions/${id}/missed`}>{t('assistance.sessions.miss')}</MoveButton> : null}
      {may.move ? <ButtonLink look="secondary" icon="calendar" to={`/sessions/${id}/time`}>{t('assistance.sessions.move')}</ButtonLink> : null}
      {may.cancel ? (
        <Confirm summary={t('assistance.sessions.cancel')} question={t('assistance.sessions.cancelQuestion')}>
          <MoveButton look="danger" action={`/sessions/${id}/cancellation`}>{t('assistance.sessions.cancelNow')}</MoveButton>
        </Confirm>
      ) : null}
    </div>
  );
}

interface SessionPeopleProps {
  id: string;
  times: readonly ToldFor[];
  presences: readonly { name: string; presence: string | null; isRemote: boolean }[];
  headcount: number | null;
  mayAttend: boolean;
  mayChange: boolean;
  isHeld: boolean;
}

/** Who takes part, each on their own clock; once it was held, who came. */
export function SessionPeople({ id, times, presences, headcount, mayAttend, mayChange, isHeld }: SessionPeopleProps) {
  const { t } = useTranslation();
  const markOf = ({ presence, isRemote }: SessionPeopleProps['presences'][number]) => [...(isRemote ? [t('assistance.sessions.fromAfar')] : []), ...(isHeld && presence ? [t(`assistance.sessions.presences.${presence}`)] : [])].join(' · ');
  const marks = Object.fromEntries(presences.map((one) => [one.name, markOf(one)]));
  return (
    <>
      <TimesOfPeople times={times} marks={marks} calm large />
      {isHeld && headcount !== null ? <p className="mt-3">{t('assistance.sessions.headcountTold', { count: headcount })}</p> : null}
      {mayAttend ? <ButtonLink className="mt-4" look="secondary" icon="people" to={`/sessions/${id}/attendance`}>{t('assistance.sessions.attendance')}</ButtonLink> : null}
      {mayChange ? <ButtonLink className="mt-4" look="secondary" icon="people" to={`/sessions/${id}/people`}>{t('assistance.sessions.changePeople')}</ButtonLink> : null}
    </>
  );
}

interface SessionNotesProps {
  id: string;
  notes: readonly { id: string; kind: string; writer: string | null; isOwn: boolean; at: string; text: string }[];
  mayWrite: boolean;
}

/** Notes that all of an engagement read, and those that only their writer does. */
export function SessionNotes({ id, notes, mayWrite }: SessionNotesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {notes.length === 0 ? <p className="text-muted">{t('assistance.sessions.noNotes')}</p> : null}
      <ul className="flex flex-col gap-4">
        {notes.map((note) => (
          <li key={note.id} className="card">
            <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <Badge kind={note.kind === 'private' ? 'warn' : 'plain'} icon={note.kind === 'private' ? 'lock' : 'people'}>{t(`assistance.sessions.noteKinds.${note.kind}`)}</Badge>
              {note.writer ?? t('assistance.sessions.formerWriter')} · {format.date(note.at)}
            </p>
            <p className="typed">{note.text}</p>
            {note.isOwn ? <p className="mt-2 print:hidden"><TextLink to={`/session-notes/${note.id}`}>{t('assistance.sessions.changeNote')}<span className="sr-only"> {format.date(note.at)}</span></TextLink></p> : null}
          </li>
        ))}
      </ul>
      {mayWrite ? <ButtonLink className="mt-5" look="secondary" icon="edit" to={`/sessions/${id}/notes`}>{t('assistance.sessions.writeNote')}</ButtonLink> : null}
    </>
  );
}
