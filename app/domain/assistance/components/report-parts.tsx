import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Button } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { Section } from '#app/ui/section.tsx';

const TEXTS = ['done', 'results', 'lessons'] as const;

interface ReportTextProps {
  report: { writer: string | null; at: string; done: string; results: string; lessons: string; halfDays: number | null };
}

/** A report as it was handed in. */
export function ReportText({ report: { writer, at, halfDays, ...texts } }: ReportTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('assistance.closing.reportOf', { name: writer ?? t('assistance.closing.formerProvider') })} lead={t('assistance.closing.handedInOn', { date: format.date(at) })}>
      <Facts facts={[...TEXTS.map((field) => ({ name: t(`assistance.closing.reportTexts.${field}`), value: <p className="typed">{texts[field]}</p> })), { name: t('assistance.closing.days'), value: t('assistance.closing.daysTold', { count: (halfDays ?? 0) / 2, days: format.number((halfDays ?? 0) / 2, halfDays !== null && halfDays % 2 === 1 ? 1 : 0) }) }]} />
    </Section>
  );
}

/** A provider's report: kept as often as one likes, handed in once. */
export function ReportForm({ own, answer }: { own: Readonly<Record<string, string | number>> | null; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm values={own ?? {}} answer={answer}>
      <VersionField value={Number(own?.version ?? 0)} />
      {TEXTS.map((field) => (
        <TextAreaField key={field} name={field} label={t(`assistance.closing.reportTexts.${field}`)} hint={t(`assistance.closing.reportHints.${field}`)} rows={6} max={10_000} />
      ))}
      <NumberField name="halfDays" decimal label={t('assistance.closing.days')} hint={t('assistance.closing.halfDaysHint')} />
      <FormActions>
        <Button type="submit" name="step" value="keep" look="secondary">{t('assistance.closing.keep')}</Button>
        <Button type="submit" name="step" value="hand_in">{t('assistance.closing.handIn')}</Button>
      </FormActions>
    </ValidatedForm>
  );
}
