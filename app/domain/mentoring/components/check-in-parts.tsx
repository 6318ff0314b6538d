import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { CheckboxField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Table } from '#app/ui/table.tsx';
import { ANSWERS } from '../check-in-form.ts';

interface CheckIn {
  id: string;
  month: string;
  useful: string;
  safe: string;
  needs: boolean;
  text: string;
  addressed: boolean;
}

/** Three short questions of a month; they can be answered anew until it ends. */
export function CheckInForm({ month, current, answer }: { month: string; current: CheckIn | null; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = ANSWERS.map((value) => ({ value, label: t(`mentoring.checkIns.answers.${value}`) }));
  return (
    <>
      <p className="mb-6 font-semibold">{t(current ? 'mentoring.checkIns.anew' : 'mentoring.checkIns.forMonth', { month: format.month(month) })}</p>
      <ValidatedForm answer={answer} values={current ? { useful: current.useful, safe: current.safe, needs: current.needs ? 'yes' : 'no', text: current.text, addressed: current.addressed } : {}} submit={t('mentoring.checkIns.give')}>
        <RadioField name="useful" label={t('mentoring.checkIns.useful')} variant="inline" choices={choices} />
        <RadioField name="safe" label={t('mentoring.checkIns.safe')} hint={t('mentoring.checkIns.safeHint')} variant="inline" choices={choices} />
        <RadioField name="needs" label={t('mentoring.checkIns.needs')} variant="inline" choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`mentoring.checkIns.answers.${value}`) }))} />
        <TextAreaField name="text" label={t('mentoring.checkIns.text')} hint={t('mentoring.checkIns.textHint')} optional max={4_000} />
        <CheckboxField name="addressed" label={t('mentoring.checkIns.addressed')} hint={t('mentoring.checkIns.addressedHint')} />
      </ValidatedForm>
    </>
  );
}

/** The way to where levels are seen anew: a goal's course is drawn from them. `isNext` once this month's answers are given. */
export function LevelsAnew({ id, part, isNext = false }: { id: string; part: string; isNext?: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice standing className={isNext ? 'mb-8' : 'mt-10'} title={t('mentoring.checkIns.levels')} actions={<ButtonLink look={isNext ? 'primary' : 'secondary'} to={`/pairings/${id}/levels`}>{t('mentoring.checkIns.toLevels')}</ButtonLink>}>
      {t(`mentoring.checkIns.levelsLead.${part}`)}
    </Notice>
  );
}

export function EarlierCheckIns({ checkIns }: { checkIns: readonly CheckIn[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (value: string) => t(`mentoring.checkIns.answers.${value}`);
  return (
    <Table
      caption={t('mentoring.checkIns.earlier')}
      rows={checkIns}
      keyOf={({ id }) => id}
      columns={[
        { name: t('mentoring.checkIns.month'), cell: ({ month }) => format.month(month) },
        { name: t('mentoring.checkIns.useful'), cell: ({ useful }) => say(useful) },
        { name: t('mentoring.checkIns.safe'), cell: ({ safe }) => say(safe) },
        { name: t('mentoring.checkIns.needs'), cell: ({ needs }) => say(needs ? 'yes' : 'no') },
        { name: t('mentoring.checkIns.text'), cell: ({ text }) => (text ? <span className="typed">{text}</span> : '–') },
      ]}
    />
  );
}
