import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Table } from '#app/ui/table.tsx';

const fetchSchema = () => import('../feed-form.ts').then(({ feedSchema }) => feedSchema);

/** What one should know before, and the form that makes an address. */
export function FeedForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('calendar.feeds.make')}>
      <Notice kind="warn" standing title={t('calendar.feeds.neutral')} className="mb-6 max-w-measure">
        {t('calendar.feeds.warning')}
      </Notice>
      <ValidatedForm schema={fetchSchema} answer={answer} values={{ words: 'neutral', own: '' }} submit={t('calendar.feeds.submit')}>
        <RadioField
          name="words"
          label={t('calendar.feeds.words')}
          choices={[
            { value: 'neutral', label: t('calendar.feeds.wordsNeutral'), hint: t('calendar.feeds.wordsNeutralHint') },
            { value: 'own', label: t('calendar.feeds.wordsOwn'), hint: t('calendar.feeds.wordsOwnHint') },
          ]}
        />
        <TextField name="own" label={t('calendar.feeds.own')} width="half" optional autoComplete="off" />
      </ValidatedForm>
    </Section>
  );
}

/** A new address, shown once. */
export function FeedAddress({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Notice kind="good" title={t('calendar.feeds.ready')} actions={<><ButtonLink to="/feeds" reloadDocument>{t('calendar.feeds.done')}</ButtonLink><a className="link" href={link.replace(/^https?:/, 'webcal:')}>{t('calendar.feeds.openHere')}</a></>}>
      <p className="mt-2 font-mono text-sm break-all select-all">{link}</p>
      <p className="mt-2">{t('calendar.feeds.readyHint')}</p>
    </Notice>
  );
}

interface Feed {
  id: string;
  words: string | null;
  createdAt: string;
  lastReadOn: string | null;
}

/** The addresses in force. Each can be revoked; none can be shown again. */
export function FeedTable({ feeds, timeZone }: { feeds: readonly Feed[]; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('calendar.feeds.list')}>
      {feeds.length === 0 ? (
        <Empty title={t('calendar.feeds.none')} level={3} />
      ) : (
        <Table
          caption={t('calendar.feeds.list')}
          rows={feeds}
          keyOf={({ id }) => id}
          columns={[
            { name: t('calendar.feeds.made'), cell: ({ createdAt }) => format.dateTime(createdAt, timeZone) },
            { name: t('calendar.feeds.word'), cell: ({ words }) => words ?? t('calendar.feeds.wordsNeutral') },
            { name: t('calendar.feeds.lastRead'), cell: ({ lastReadOn }) => (lastReadOn ? format.date(lastReadOn) : t('calendar.feeds.never')) },
            {
              name: t('calendar.feeds.revoke'),
              cell: ({ id, createdAt }) => (
                <Confirm summary={t('calendar.feeds.revoke')} question={t('calendar.feeds.revokeQuestion')}>
                  <MoveButton look="danger" action={`/feeds/${id}/revocation`} about={format.dateTime(createdAt, timeZone)}>{t('calendar.feeds.revokeSubmit')}</MoveButton>
                </Confirm>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
