import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { REFLECTION_TEXT } from '../reflection-form.ts';
import { LEVELS, type ReflectionFigures } from '../reflections.ts';

/** Three questions of today, with what is known of who answers and what is not. */
export function ReflectionForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const levels = (question: 'useful' | 'voice') => LEVELS.map((value) => ({ value, label: t(`academy.running.reflection.${question}Levels.${value}`) }));
  return (
    <>
      <Section title={t('academy.running.reflection.known')}>
        <ul className="mb-8 list-disc ps-6 max-w-measure">
          {(['nobody', 'that', 'together', 'five', 'words'] as const).map((one) => <li key={one}>{t(`academy.running.reflection.knows.${one}`)}</li>)}
        </ul>
      </Section>
      <ValidatedForm answer={answer} submit={t('academy.running.reflection.give')}>
        <RadioField name="useful" variant="inline" label={t('academy.running.reflection.useful')} choices={levels('useful')} />
        <RadioField name="voice" variant="inline" label={t('academy.running.reflection.voice')} choices={levels('voice')} />
        <TextAreaField name="text" optional label={t('academy.running.reflection.text')} hint={t('academy.running.reflection.textHint')} max={REFLECTION_TEXT} rows={4} />
      </ValidatedForm>
    </>
  );
}

/** What five people and more said of a day. */
export function ReflectionResult({ figures }: { figures: ReflectionFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {(['useful', 'voice'] as const).map((question) => (
        <Section key={question} title={t(`academy.running.reflection.${question}`)}>
          <Table
            caption={t(`academy.running.reflection.${question}`)}
            rows={LEVELS.map((level, i) => ({ level, count: figures[question][i] ?? 0 }))}
            keyOf={({ level }) => level}
            columns={[
              { name: t('academy.running.reflection.level'), cell: ({ level }) => t(`academy.running.reflection.${question}Levels.${level}`) },
              { name: t('academy.running.check.people'), cell: ({ count }) => format.number(count), align: 'end' },
            ]}
          />
        </Section>
      ))}
      <Section title={t('academy.running.reflection.text')} lead={t('academy.running.reflection.textsLead')}>
        {figures.texts.length === 0 ? <p className="text-muted">{t('academy.running.reflection.noTexts')}</p> : <ul className="flex flex-col gap-4">{figures.texts.map((text, i) => <li key={i} className="card"><p className="typed">{text}</p></li>)}</ul>}
      </Section>
    </>
  );
}
