import { useEffect, useState } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { SavingState, Standing } from './saving.ts';

/** Where what was typed is: on their way, in the database, or kept on the page. Read out as it changes. */
export function SavingLine({ state, refused }: { state: SavingState<Standing>; refused: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [zone, setZone] = useState<string>();
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const saved = state.at === 'rest' && state.savedAt && zone ? t('ui.saving.saved', { time: format.time(state.savedAt, zone) }) : null;
  return (
    <p role="status" data-saving={state.at} className={`min-h-6 ${state.at === 'waiting' || state.at === 'signedOut' || state.at === 'refused' ? 'font-semibold text-bad' : 'text-muted'}`}>
      {saved}
      {state.at === 'changed' || state.at === 'sending' ? t('ui.saving.sending') : null}
      {state.at === 'waiting' ? t('ui.saving.waiting') : null}
      {state.at === 'refused' ? (refused ?? t('ui.saving.refused')) : null}
      {state.at === 'signedOut' ? (
        <>
          {t('ui.saving.signedOut')}{' '}
          <a href="/sign-in?to=/signed-in" target="_blank" rel="noreferrer">
            {t('ui.saving.signIn')}
          </a>
        </>
      ) : null}
    </p>
  );
}
