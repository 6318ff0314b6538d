import { useTranslation } from '#app/i18n/page-words.tsx';
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locales.ts';
import { useLocale } from '#app/i18n/page-words.tsx';
import type { OrganisationKind } from '#app/platform/generated/enums.ts';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ROLES_OF } from '../roles.ts';

const fetchSchema = () => import('../invitation.ts').then(({ invitationSchema }) => invitationSchema);

export function InvitationForm({ kind, answer }: { kind: OrganisationKind; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} values={{ locale: useLocale() }} submit={t('network.invitations.submit')}>
      <RadioField name="role" label={t('network.people.role')} choices={ROLES_OF[kind].map((role) => ({ value: role, label: t(`network.roles.${role}`), hint: t(`network.roles.hints.${role}`) }))} />
      <SelectField name="locale" label={t('network.invitations.locale')} choices={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))} />
      <TextAreaField name="note" optional label={t('network.invitations.note')} hint={t('network.invitations.noteHint')} />
    </ValidatedForm>
  );
}

/** The address of a new invitation, shown once. */
export function InvitationLink({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Notice kind="good" title={t('network.invitations.ready')}>
      <p className="mt-2 font-mono break-all select-all">{link}</p>
      <p className="mt-2">{t('network.invitations.handOver')}</p>
    </Notice>
  );
}
