import type { ReactNode } from 'react';
import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { PAPERS } from '#app/domain/academy/vocabulary.ts';
import type { DayMaterials } from '../day-materials.server.ts';

const MIB = 1024 * 1024;
type Material = DayMaterials['materials'][number];

/** What is laid out for a day, to take along; with a way to take it away, where one is asked for. */
export function MaterialList({ edition, materials, mayTakeAway = false }: { edition: string; materials: readonly Material[]; mayTakeAway?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (materials.length === 0) return <p className="text-muted">{t('academy.running.materials.none')}</p>;
  return (
    <ul className="max-w-measure divide-y divide-line border-y border-line">
      {materials.map(({ id, kind, title, language, address, isWithdrawn, size, fileKind }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
          <Opened href={isWithdrawn ? null : address ? `/modules/${address}/${kind}.pdf` : `/editions/${edition}/materials/${id}/file`}>
            <span><span lang={language ?? undefined}>{title}</span> <span className="text-sm text-muted">{kind === 'file' ? t('academy.running.materials.size', { kind: (fileKind ?? '').toUpperCase(), size: format.number(Math.max(0.1, (size ?? 0) / MIB), 1) }) : t(`academy.running.materials.kinds.${kind}`)}</span></span>
          </Opened>
          {mayTakeAway ? <MoveButton look="quiet" action={`/editions/${edition}/materials/${id}/removal`} about={title}>{t('academy.running.materials.takeAway')}</MoveButton> : null}
        </li>
      ))}
    </ul>
  );
}

/** What can be opened, as a link; else said to be withdrawn. */
function Opened({ href, children }: { href: string | null; children: ReactNode }) {
  const { t } = useTranslation();
  if (href === null) return <span className="inline-flex min-h-11 flex-wrap items-center gap-x-2">{children} <Badge kind="warn">{t('academy.running.materials.withdrawn')}</Badge></span>;
  return <a className="link inline-flex min-h-11 items-center gap-1.5" href={href} download>{children}</a>;
}

/** Lays papers of a module out. */
export function PapersForm({ modules, answer }: { modules: readonly { id: string; title: string }[]; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} submit={t('academy.running.materials.layOut')}>
      <SelectField name="module" label={t('academy.running.materials.module')} empty={t('academy.running.materials.choose')} choices={modules.map(({ id, title }) => ({ value: id, label: title }))} />
      <CheckboxesField name="papers" label={t('academy.running.materials.papers')} choices={PAPERS.map((value) => ({ value, label: t(`academy.running.materials.kinds.${value}`) }))} />
    </ValidatedForm>
  );
}

/** Lays a file out, under a name given here. */
export function DayFileForm({ files, answer }: { files: { endings: string; most: number }; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm encType="multipart/form-data" answer={answer} submit={t('academy.running.materials.layOut')}>
      <TextField name="title" label={t('academy.running.materials.name')} autoComplete="off" />
      <FileField name="file" label={t('academy.running.materials.file')} hint={t('academy.running.materials.fileHint', { size: Math.round(files.most / MIB) })} accept={files.endings} />
    </ValidatedForm>
  );
}
