import { useTranslation } from '#app/i18n/page-words.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Table } from '#app/ui/table.tsx';
import { useMoney } from './money-shown.ts';

const fetchSchema = () => import('../edition-forms.ts').then(({ budgetLineSchema }) => budgetLineSchema);

interface ShownBudget {
  id: string;
  currency: string;
  mayChange: boolean;
  lines: readonly { id: string; label: string; planned: number; spent: number }[];
  sums: { planned: number; spent: number; left: number };
}

/** The lines, and what they come to. */
export function BudgetTable({ budget: { id, currency, mayChange, lines, sums } }: { budget: ShownBudget }) {
  const { t } = useTranslation();
  const money = useMoney(currency);
  const all = { id: '', label: t('academy.editions.budget.all'), planned: sums.planned, spent: sums.spent };
  return (
    <Table
      caption={t('academy.editions.budget.title')}
      rows={[...lines, all]}
      keyOf={({ id: line }) => line}
      columns={[
        { name: t('academy.editions.budget.label'), cell: ({ id: line, label }) => (mayChange && line !== '' ? <TextLink alone to={`/editions/${id}/budget/${line}`}>{label}</TextLink> : line === '' ? <strong>{label}</strong> : label) },
        { name: t('academy.editions.budget.planned'), cell: ({ planned }) => money(planned), align: 'end' },
        { name: t('academy.editions.budget.spent'), cell: ({ spent }) => money(spent), align: 'end' },
        { name: t('academy.editions.budget.left'), cell: ({ planned, spent }) => money(planned - spent), align: 'end' },
      ]}
    />
  );
}

interface BudgetLineFormProps {
  currency: string;
  version: number;
  values?: Readonly<Record<string, string>>;
  answer: FormAnswer | undefined;
  submit: string;
}

/** One line of the budget. */
export function BudgetLineForm({ currency, version, values = {}, answer, submit }: BudgetLineFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} values={values} answer={answer} submit={submit}>
      <VersionField value={version} />
      <TextField name="label" label={t('academy.editions.budget.label')} hint={t('academy.editions.budget.labelHint')} autoComplete="off" />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <TextField name="planned" width="short" inputMode="decimal" label={t('academy.editions.budget.planned')} after={currency} autoComplete="off" />
        <TextField name="spent" width="short" inputMode="decimal" optional label={t('academy.editions.budget.spent')} after={currency} autoComplete="off" />
      </div>
    </ValidatedForm>
  );
}
