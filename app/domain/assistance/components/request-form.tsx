import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import { GroupedCheckboxesField, type ChoiceGroup } from '#app/ui/forms/grouped-checkboxes.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Section } from '#app/ui/section.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields, type ToldField } from '#app/ui/saving/saved-form.tsx';
import { FORMS, TEXT_LIMIT, URGENCIES } from '../choices.ts';

export interface RequestChoices {
  planTopics: readonly string[];
  components: readonly string[];
  /** Those at hand first; all others after them. */
  languages: { near: readonly Choice[]; others: readonly Choice[] };
  priorities: readonly { assessmentId: string; completedAt: string; criteria: readonly { criterionKey: string; title: string; committed: boolean }[] }[];
}

interface RequestFormProps {
  id: string;
  isDraft: boolean;
  choices: RequestChoices;
  fields: PlainFields;
  version: number;
  savedAt: string;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** What an organisation asks for: saved as it is typed, in any order, as far as one has come. */
export function RequestForm({ id, isDraft, choices, fields, version, savedAt, answer }: RequestFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const topic = (key: string): Choice => ({ value: key, label: t(`assistance.topics.${key}`) });
  const topics: ChoiceGroup[] = [{ label: t('assistance.ask.planTopics'), choices: choices.planTopics.map(topic) }, { label: t('assistance.ask.components'), choices: choices.components.map(topic) }];
  const priorities: ChoiceGroup[] = choices.priorities.map(({ assessmentId, completedAt, criteria }, position) => ({
    label: t('assistance.ask.ofAssessment', { date: format.date(completedAt) }),
    folded: position > 0,
    choices: criteria.map(({ criterionKey, title, committed }) => ({ value: `${assessmentId}/${criterionKey}`, label: committed ? `${title} (${t('assistance.ask.committed')})` : title })),
  }));
  const forms = FORMS.map((form) => ({ value: form, label: t(`assistance.forms.${form}`), hint: t(`assistance.ask.formHints.${form}`) }));
  const urgencies = [...URGENCIES].reverse().map((urgency) => ({ value: urgency, label: t(`assistance.urgencies.${urgency}`) }));
  const text = (name: 'need' | 'difference' | 'takingPart' | 'urgencyReason') => ({ name, label: t(`assistance.ask.${name}`), hint: t(`assistance.ask.${name}Hint`), max: TEXT_LIMIT, autoComplete: 'off' });

  function tell(written: PlainFields): ToldField[] {
    const all = [...topics.flatMap((group) => group.choices), ...priorities.flatMap((group) => group.choices), ...choices.languages.near, ...choices.languages.others, ...forms, ...urgencies];
    const names = (value: PlainFields[string] | undefined) => [value ?? []].flat().filter(Boolean).map((one) => all.find((choice) => choice.value === one)?.label ?? one);
    const words = (name: string) => (['need', 'difference', 'takingPart', 'urgencyReason', 'security'].includes(name) ? String(written[name] ?? '') : format.list(names(written[name])));
    const labels = { topics: t('assistance.ask.topics'), need: t('assistance.ask.need'), difference: t('assistance.ask.difference'), priorities: t('assistance.ask.priorities'), takingPart: t('assistance.ask.takingPart'), languages: t('assistance.ask.languages'), form: t('assistance.ask.form'), earliestOn: t('assistance.ask.earliestOn'), latestOn: t('assistance.ask.latestOn'), urgency: t('assistance.ask.urgency'), urgencyReason: t('assistance.ask.urgencyReason'), security: t('assistance.ask.securityLabel') };
    return Object.entries(labels).map(([name, label]) => ({ name, label, text: words(name) }));
  }

  return (
    <SavedForm saveUrl={`/requests/${id}/saving`} version={version} savedAt={savedAt} values={fields} answer={answer} tell={tell} closed="assistance.refusals.closed" submit={t(isDraft ? 'assistance.ask.continue' : 'assistance.ask.save')}>
      <Part id="about" title={t('assistance.ask.about')}>
        <GroupedCheckboxesField name="topics" label={t('assistance.ask.topics')} hint={t('assistance.ask.topicsHint')} groups={topics} variant="columns" />
        <TextAreaField {...text('need')} rows={6} />
        <TextAreaField {...text('difference')} />
        {priorities.length > 0 ? (
          <GroupedCheckboxesField name="priorities" optional label={t('assistance.ask.priorities')} hint={t('assistance.ask.prioritiesHint')} groups={priorities} />
        ) : (
          <p className="text-muted">{t('assistance.ask.noAssessment')}</p>
        )}
      </Part>
      <Part id="how" title={t('assistance.ask.how')}>
        <TextAreaField {...text('takingPart')} />
        <GroupedCheckboxesField name="languages" label={t('assistance.ask.languages')} choices={choices.languages.near} groups={[{ label: t('assistance.ask.otherLanguages'), choices: choices.languages.others, folded: true }]} variant="columns" />
        <RadioField name="form" label={t('assistance.ask.form')} choices={forms} />
      </Part>
      <Part id="when" title={t('assistance.ask.when')}>
        <div className="flex flex-wrap gap-x-8 gap-y-6">
          <DateField name="earliestOn" optional label={t('assistance.ask.earliestOn')} />
          <DateField name="latestOn" optional label={t('assistance.ask.latestOn')} />
        </div>
        <RadioField name="urgency" label={t('assistance.ask.urgency')} choices={urgencies} variant="inline" />
        <TextAreaField {...text('urgencyReason')} optional rows={2} />
      </Part>
      <Part id="security" title={t('assistance.ask.security')}>
        <TextAreaField name="security" optional label={t('assistance.ask.securityLabel')} hint={t('assistance.ask.securityHint')} max={TEXT_LIMIT} autoComplete="off" />
      </Part>
    </SavedForm>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <Section id={id} title={title}>
      <div className="flex flex-col gap-8">{children}</div>
    </Section>
  );
}
