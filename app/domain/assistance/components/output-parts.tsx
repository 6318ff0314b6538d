import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { OutputsQuery } from '../lists.ts';

const fetchSchema = () => import('../output-form.ts').then(({ outputSchema }) => outputSchema);
const MIB = 1024 * 1024;

interface OutputTableProps {
  list: { query: OutputsQuery; count: number; pages: number; kinds: readonly string[]; outputs: readonly { id: string; title: string; kind: string; size: number; by: string | null; addedAt: string; mayRemove: boolean }[] };
}

/** Files that came out of an engagement, to take along. */
export function OutputTable({ list: { query, count, pages, kinds, outputs } }: OutputTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('assistance.outputs.title')}
      query={query}
      count={count}
      pages={pages}
      search={t('assistance.outputs.name')}
      empty={<Empty title={t('assistance.outputs.none')}>{t('assistance.outputs.noneHint')}</Empty>}
      filters={[{ name: 'kind', label: t('assistance.outputs.kind'), choices: kinds.map((value) => ({ value, label: value.toUpperCase() })) }]}
      rows={outputs}
      keyOf={({ id }) => id}
      columns={[
        { name: t('assistance.outputs.name'), sort: 'name', cell: ({ id, title }) => <a className="link" href={`/outputs/${id}/file`} download>{title}</a> },
        { name: t('assistance.outputs.kindAndSize'), sort: 'size', sortKind: 'number', cell: ({ kind, size }) => `${kind.toUpperCase()}, ${size < MIB / 10 ? t('assistance.outputs.kilobytes', { size: format.number(Math.max(1, Math.round(size / 1024))) }) : t('assistance.outputs.megabytes', { size: format.number(size / MIB, 1) })}` },
        { name: t('assistance.outputs.added'), sort: 'added', sortKind: 'date', cell: ({ by, addedAt }) => [by ?? t('assistance.sessions.formerWriter'), format.date(addedAt)].join(', ') },
        {
          name: t('assistance.outputs.change'),
          cell: ({ id, title, mayRemove }) =>
            mayRemove ? (
              <Confirm summary={t('assistance.outputs.remove')} question={t('assistance.outputs.removeQuestion')}>
                <MoveButton look="danger" action={`/outputs/${id}/removal`} about={title}>{t('assistance.outputs.removeNow')}</MoveButton>
              </Confirm>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

interface OutputFormProps {
  sessions: readonly { id: string; told: string }[];
  files: { endings: string; most: number };
  answer: FormAnswer | undefined;
}

/** Hands a file in, under a name given here. */
export function OutputForm({ sessions, files, answer }: OutputFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} encType="multipart/form-data" answer={answer} submit={t('assistance.outputs.add')}>
      <TextField name="title" label={t('assistance.outputs.name')} hint={t('assistance.outputs.nameHint')} autoComplete="off" />
      {sessions.length > 0 ? <SelectField name="session" label={t('assistance.outputs.session')} optional empty={t('assistance.outputs.noSession')} choices={sessions.map(({ id, told }) => ({ value: id, label: told }))} /> : null}
      <FileField name="file" label={t('assistance.outputs.file')} hint={t('assistance.outputs.fileHint', { size: Math.round(files.most / MIB) })} accept={files.endings} />
    </ValidatedForm>
  );
}
