import { useCallback } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { FieldMessage } from './field-values.ts';

/** Turns a message of a field into words. */
export function useTellMessage(): (message: FieldMessage) => string {
  const { t } = useTranslation();
  return useCallback((message) => (typeof message === 'string' ? t(message) : t(message.key, message.params)), [t]);
}
