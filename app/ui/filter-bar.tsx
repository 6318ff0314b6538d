import { Form } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { SelectChoices, type SelectChoice } from './forms/select-field.tsx';
import { usePlainId } from './forms/form-state.ts';
import { Link } from './link.tsx';

export interface FilterSelect {
  name: string;
  label: string;
  value: string;
  choices: readonly SelectChoice[];
  /** What is shown with none chosen, where it is not everything. */
  open?: string;
}

interface FilterBarProps {
  /** The search field, when the list can be searched by words. */
  search?: { name: string; label: string; value: string };
  selects?: readonly FilterSelect[];
  /** The order, where no heads of columns can be pressed: everywhere, or where the page is narrow and rows are cards. */
  order?: Omit<FilterSelect, 'open'> & { where: 'always' | 'narrow' };
  /** What the query holds besides and should keep: the order. Never the page: other results begin at their first. */
  keep?: Readonly<Record<string, string>>;
  /** The list with no filter: offered while there is one. */
  clearTo?: string;
}

/** Where the page is narrow: two selects stand beside each other as long as what they say can be read, else each has a line of its own. */
const NARROW = 'max-sm:min-w-[calc(50%-0.5rem)] max-sm:max-w-full max-sm:grow';

/** Narrows a list, by its address: a result can be kept, sent and gone back to. */
export function FilterBar({ search, selects = [], order, keep = {}, clearTo }: FilterBarProps) {
  const { t } = useTranslation();
  const id = usePlainId();
  const isFiltered = Boolean(search?.value) || selects.some(({ value }) => value);
  return (
    <Form method="get" role="search" preventScrollReset className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {search && (
        <div className="min-w-48 grow max-sm:w-full sm:max-w-sm">
          <label htmlFor={`${id}-search`} className="block pb-1 text-sm font-semibold">
            {search.label}
          </label>
          <input id={`${id}-search`} key={search.value} type="search" name={search.name} defaultValue={search.value} autoComplete="off" />
        </div>
      )}
      {selects.map(({ name, label, value, choices, open }) => (
        <div key={name} className={classes(NARROW, 'sm:max-w-64 sm:min-w-36')}>
          <label htmlFor={`${id}-${name}`} className="block pb-1 text-sm font-semibold">
            {label}
          </label>
          <select id={`${id}-${name}`} key={value} name={name} defaultValue={value} className="max-sm:w-auto max-sm:min-w-full max-sm:max-w-full">
            <option value="">{open ?? t('ui.table.all')}</option>
            <SelectChoices choices={choices} />
          </select>
        </div>
      ))}
      {order && (
        <div className={classes(NARROW, 'sm:min-w-36', order.where === 'narrow' && 'md:hidden')}>
          <label htmlFor={`${id}-${order.name}`} className="block pb-1 text-sm font-semibold">
            {order.label}
          </label>
          <select id={`${id}-${order.name}`} key={order.value} name={order.name} defaultValue={order.value} className="max-sm:w-auto max-sm:min-w-full max-sm:max-w-full">
            <SelectChoices choices={order.choices} />
          </select>
        </div>
      )}
      <button type="submit" className="button button-secondary">
        <Icon name="search" />
        {t('ui.table.filter')}
      </button>
      {isFiltered && clearTo !== undefined && (
        <Link to={clearTo} className="link inline-flex min-h-11 items-center">
          {t('ui.table.clear')}
        </Link>
      )}
    </Form>
  );
}
