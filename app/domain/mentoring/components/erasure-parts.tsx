import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';

/** Pairings in which something of the reader's stands, each with the way to erase it. */
export function ErasableList({ pairings }: { pairings: readonly { id: string; at: string; asMentor: boolean; other: string | null }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-3">
      {pairings.map(({ id, at, asMentor, other }) => (
        <li key={id} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <span>
            <TextLink to={`/pairings/${id}`}>{other === null ? t('mentoring.home.gone') : t(asMentor ? 'mentoring.home.asMentor' : 'mentoring.home.asMentee', { name: other })}</TextLink>
            <span className="block text-sm text-muted">{t('mentoring.home.since', { date: format.date(at) })}</span>
          </span>
          <ButtonLink look="quiet" to={`/pairings/${id}/erasure`}>{t(asMentor ? 'mentoring.ownData.eraseOwn' : 'mentoring.ownData.eraseOne')}</ButtonLink>
        </li>
      ))}
    </ul>
  );
}

/** Said before anything is done: what goes for whom, and what stays. */
export function WhatGoes({ part }: { part: 'mentee' | 'mentor' | 'everything' }) {
  const { t } = useTranslation();
  return (
    <div className="mb-8">
      {(['forYou', 'forOther', 'stays'] as const).map((who) => (
        <Section key={who} title={t(`mentoring.erasure.${who}`)}>
          <p className="max-w-measure">{t(`mentoring.erasure.what.${part}.${who}`)}</p>
        </Section>
      ))}
    </div>
  );
}

export function ErasureForm({ answer, submit }: { answer: Parameters<typeof ValidatedForm>[0]['answer']; submit: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="mb-6 max-w-measure">
        {t('mentoring.erasure.copyFirst')} <a className="link" href="/mentoring/file.zip">{t('mentoring.erasure.copy')}</a>
      </p>
      <ValidatedForm answer={answer}>
        <CheckboxField name="sure" label={t('mentoring.erasure.sure')} hint={t('mentoring.erasure.sureHint')} />
        <FormActions>
          <Button type="submit" look="danger">{submit}</Button>
        </FormActions>
      </ValidatedForm>
    </>
  );
}
