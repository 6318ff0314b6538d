import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { FORMS } from '../choices.ts';

/** How one meets, where, and what it is about: of one session, or of all of a series. @param children what stands after how one meets */
export function PlannedFields({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField name="form" label={t('assistance.sessions.form')} variant="list" choices={FORMS.map((value) => ({ value, label: t(`assistance.forms.${value}`) }))} />
      {children}
      <TextField name="place" label={t('assistance.sessions.place')} hint={t('assistance.sessions.placeHint')} optional />
      <TextAreaField name="agenda" label={t('assistance.sessions.agenda')} hint={t('assistance.sessions.agendaHint')} optional max={4000} />
    </>
  );
}
