import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Section } from '#app/ui/section.tsx';

/** What an organisation says of the help that it had. */
const ASPECTS = ['usefulness', 'fit', 'respect', 'safety'] as const;
const LEVELS = ['1', '2', '3', '4', '5'] as const;

interface EvaluationTextProps {
  evaluation: { organisation: string; at: string; levels: Record<(typeof ASPECTS)[number], number>; text: string | null };
}

/** An evaluation as it was given. */
export function EvaluationText({ evaluation: { organisation, at, levels, text } }: EvaluationTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={organisation} lead={t('assistance.closing.evaluatedOn', { date: format.date(at) })}>
      <Facts facts={[...ASPECTS.map((aspect) => ({ name: t(`assistance.closing.aspects.${aspect}`), value: t('assistance.closing.levelTold', { level: levels[aspect], words: t(`assistance.closing.levels.${levels[aspect]}`) }) })), ...(text ? [{ name: t('assistance.closing.ownWords'), value: <p className="typed">{text}</p> }] : [])]} />
    </Section>
  );
}

/** Asks an organisation, apart from who gave the help, how it was. */
export function EvaluationForm({ organisations, answer }: { organisations: readonly { id: string; name: string }[]; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const [only] = organisations;
  return (
    <ValidatedForm answer={answer} submit={t('assistance.closing.evaluate')}>
      {organisations.length === 1 && only ? <HiddenField name="organisation" value={only.id} /> : <SelectField name="organisation" label={t('assistance.closing.forOrganisation')} empty={t('assistance.closing.choose')} choices={organisations.map(({ id, name }) => ({ value: id, label: name }))} />}
      {ASPECTS.map((aspect) => (
        <RadioField key={aspect} name={aspect} variant="inline" label={t(`assistance.closing.aspects.${aspect}`)} hint={t(`assistance.closing.aspectHints.${aspect}`)} choices={LEVELS.map((value) => ({ value, label: t(`assistance.closing.levels.${value}`) }))} />
      ))}
      <TextAreaField name="text" label={t('assistance.closing.ownWords')} hint={t('assistance.closing.ownWordsHint')} optional rows={6} max={10_000} />
    </ValidatedForm>
  );
}
