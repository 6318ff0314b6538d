import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { FORMS } from '../choices.ts';

interface EngagementFormProps {
  title: string;
  request: { id: string; organisation: string; topics: readonly string[]; form: string | null };
  joinable: readonly { id: string; topics: readonly string[]; createdAt: string; organisations: readonly string[] }[];
  submit: string;
  answer: FormAnswer | undefined;
}

/** The page on which a request is accepted, or goes on once more. */
export function EngagementPage({ title, ...form }: EngagementFormProps) {
  const { t } = useTranslation();
  const { id, organisation } = form.request;
  return (
    <>
      <PageHeader title={title} lead={t('assistance.accept.lead', { organisation })} above={[{ name: t('assistance.thread.back'), to: `/requests/${id}` }]} />
      <EngagementForm {...form} />
    </>
  );
}

/** How an accepted request goes on: in an engagement of its own, or in one that others share already. */
function EngagementForm({ request, joinable, submit, answer }: Omit<EngagementFormProps, 'title'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = (topics: readonly string[]) => format.list(topics.map((topic) => t(`assistance.topics.${topic}`)));
  return (
    <ValidatedForm answer={answer} values={{ engagementId: '', topics: request.topics, form: request.form ?? '' }} submit={submit}>
      {joinable.length > 0 ? (
        <RadioField
          name="engagementId"
          label={t('assistance.accept.how')}
          variant="cards"
          choices={[
            { value: '', label: t('assistance.accept.own') },
            ...joinable.map(({ id, topics, createdAt, organisations }) => ({ value: id, label: t('assistance.accept.join', { organisations: format.list(organisations) }), hint: t('assistance.accept.joinHint', { date: format.date(createdAt), topics: names(topics) }) })),
          ]}
        />
      ) : null}
      <CheckboxesField name="topics" label={t('assistance.accept.topics')} hint={t('assistance.accept.topicsHint')} choices={request.topics.map((topic) => ({ value: topic, label: t(`assistance.topics.${topic}`) }))} />
      <RadioField name="form" label={t('assistance.accept.form')} choices={FORMS.map((form) => ({ value: form, label: t(`assistance.forms.${form}`) }))} />
    </ValidatedForm>
  );
}
