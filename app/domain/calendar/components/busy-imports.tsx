import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Table } from '#app/ui/table.tsx';
import type { BusyImport } from '../busy-imports.server.ts';
import type { ShownOwner } from './availability-tabs.tsx';

const fetchSchema = () => import('../busy-form.ts').then(({ busyTimesSchema }) => busyTimesSchema);

/** Busy times from other calendars: a form that takes a file or its text, and what was taken so far. */
export function BusyImports({ site, imports, timeZone, answer }: { site: ShownOwner; imports: readonly BusyImport[]; timeZone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Section title={t('calendar.busy.add')} lead={site ? t('calendar.sites.busyLead') : t('calendar.busy.lead')}>
        <ValidatedForm schema={fetchSchema} encType="multipart/form-data" answer={answer} submit={t('calendar.busy.submit')}>
          <FileField name="file" label={t('calendar.busy.file')} hint={t('calendar.busy.fileHint')} accept=".ics,text/calendar" optional />
          <TextAreaField name="text" label={t('calendar.busy.text')} hint={t('calendar.busy.textHint')} rows={5} optional spellCheck={false} />
        </ValidatedForm>
      </Section>
      <Section title={t('calendar.busy.list')} lead={imports.length > 0 ? t('calendar.busy.coversHint') : undefined}>
        {imports.length === 0 ? (
          <Empty title={t('calendar.busy.none')} level={3} />
        ) : (
          <Table
            caption={t('calendar.busy.list')}
            rows={imports}
            keyOf={({ id }) => id}
            columns={[
              { name: t('calendar.busy.taken'), cell: ({ importedAt }) => format.dateTime(importedAt, timeZone) },
              { name: t('calendar.busy.times'), cell: ({ times }) => format.number(times), align: 'end' },
              { name: t('calendar.busy.covers'), cell: ({ coversUntil }) => format.date(coversUntil, timeZone) },
              { name: t('calendar.busy.remove'), cell: ({ id, importedAt }) => <MoveButton look="secondary" action={`/availability/busy-times/${id}/deletion`} about={format.dateTime(importedAt, timeZone)}>{t('calendar.busy.remove')}</MoveButton> },
            ]}
          />
        )}
      </Section>
    </>
  );
}
