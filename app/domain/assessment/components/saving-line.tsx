import { useEffect, useState } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { SavingState } from '../saving.ts';

/** Where the words of one answer are: on their way, in the database, or kept on the page. Read out as it changes. */
export function SavingLine({ state, refused }: { state: SavingState; refused: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [zone, setZone] = useState<string>();
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const saved = state.at === 'rest' && state.savedAt && zone ? t('assessment.saving.saved', { time: format.time(state.savedAt, zone) }) : null;
  return (
    <p role="status" data-saving={state.at} className={`mt-4 min-h-6 ${state.at === 'waiting' || state.at === 'signedOut' || state.at === 'refused' ? 'font-semibold text-bad' : 'text-muted'}`}>
      {saved}
      {state.at === 'changed' || state.at === 'sending' ? t('assessment.saving.sending') : null}
      {state.at === 'waiting' ? t('assessment.saving.waiting') : null}
      {state.at === 'refused' ? (refused ?? t('assessment.saving.refused')) : null}
      {state.at === 'signedOut' ? (
        <>
          {t('assessment.saving.signedOut')}{' '}
          <a href="/sign-in?to=/signed-in" target="_blank" rel="noreferrer">
            {t('assessment.saving.signIn')}
          </a>
        </>
      ) : null}
    </p>
  );
}
