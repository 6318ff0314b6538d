import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Icon } from '../icon.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';

const never = () => () => undefined;

/** Whether a script runs: what needs one is drawn only then. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** A secret. Can be shown, as a long one is easily mistyped; pasting and password managers are welcome. */
export function PassphraseField(props: Omit<TextFieldProps, 'type' | 'value' | 'after' | 'autoComplete'> & { autoComplete: 'current-password' | 'new-password' }) {
  const { t } = useTranslation();
  const scripted = useScripted();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
      after={
        scripted && (
          <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)} className="flex min-h-11 shrink-0 cursor-pointer print:hidden items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 text-sm font-semibold text-ink hover:border-accent hover:bg-accent-soft">
            <Icon name={shown ? 'eye-off' : 'eye'} />
            {t('ui.forms.showPassphrase')}
          </button>
        )
      }
    />
  );
}
