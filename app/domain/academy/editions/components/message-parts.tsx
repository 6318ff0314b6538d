import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { MESSAGE_TEXT } from '../edition-message-form.ts';

const fetchSchema = () => import('../edition-message-form.ts').then(({ messageSchema }) => messageSchema);

/** A few words to everyone. */
export function MessageForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} submit={t('academy.running.messages.send')}>
      <TextAreaField name="text" label={t('academy.running.messages.text')} hint={t('academy.running.messages.textHint')} max={MESSAGE_TEXT} rows={4} />
    </ValidatedForm>
  );
}

interface ShownMessage {
  id: string;
  text: string;
  by: string | null;
  at: string;
  mayTakeBack: boolean;
}

/** What was written to everyone, the latest first. */
export function Messages({ edition, messages, zone }: { edition: string; messages: readonly ShownMessage[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-4">
      {messages.map(({ id, text, by, at, mayTakeBack }) => (
        <li key={id} className="card max-w-measure">
          <p className="mb-2 text-sm text-muted">{by ?? t('academy.running.attendance.formerPerson')} · {format.dateTime(at, zone)}</p>
          <p className="typed">{text}</p>
          {mayTakeBack ? (
            <Details className="mt-2 print:hidden" summary={<>{t('academy.running.messages.takeBack')}<span className="sr-only"> {format.dateTime(at, zone)}</span></>}>
              <p className="mb-3">{t('academy.running.messages.takeBackQuestion')}</p>
              <MoveButton look="danger" action={`/editions/${edition}/messages/${id}/removal`} about={format.dateTime(at, zone)}>{t('academy.running.messages.takeBackNow')}</MoveButton>
            </Details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
