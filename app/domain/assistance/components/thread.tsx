import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TEXT_LIMIT } from '../choices.ts';

interface ThreadProps {
  id: string;
  thread: readonly { id: string; side: string; text: string; at: string; pseudonym: string | null }[];
  side: string | null;
  mayWrite: boolean;
  /** Whose clock the moments are told by. */
  zone: string;
  answer?: FormAnswer | undefined;
}

/** Questions and answers between the network and the organisation, and the place to write the next. */
export function Thread({ id, thread, side, mayWrite, zone, answer }: ThreadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="max-w-measure space-y-6">
      {thread.length === 0 ? <p className="text-muted">{t('assistance.thread.none')}</p> : null}
      <ol className="space-y-4">
        {thread.map((entry) => (
          <li key={entry.id} className={entry.side === side ? 'rounded-lg bg-accent-soft px-4 py-3 sm:ms-10' : 'rounded-lg border border-line bg-raised px-4 py-3 sm:me-10'}>
            <p className="text-sm text-muted">
              <span className="font-semibold text-ink">{entry.pseudonym ?? t(`assistance.thread.${entry.side}`)}</span> · <time dateTime={entry.at}>{format.dateTime(entry.at, zone)} ({zone.replaceAll('_', ' ')})</time>
            </p>
            <p className="typed mt-1">{entry.text}</p>
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <ValidatedForm action={`/requests/${id}/clarifications`} answer={answer} submit={t('assistance.thread.send')}>
          <TextAreaField name="text" label={t('assistance.thread.text')} hint={t('assistance.thread.textHint')} max={TEXT_LIMIT} autoComplete="off" />
        </ValidatedForm>
      ) : null}
    </div>
  );
}
