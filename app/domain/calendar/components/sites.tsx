import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { SitesQuery } from '../lists.ts';
import { tellZone } from './day-words.ts';

const fetchSchema = () => import('../site-form.ts').then(({ siteSchema }) => siteSchema);

interface ShownSite {
  id: string;
  name: string;
  zone: string;
  capacity: number | null;
  isClosed: boolean;
}

/** The sites of a network, each with its hours; those that are closed stay, for what was booked there. */
export function SiteTable({ list: { query, count, pages, sites } }: { list: { query: SitesQuery; count: number; pages: number; sites: readonly ShownSite[] } }) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('calendar.sites.title')}
      query={query}
      count={count}
      pages={pages}
      search={t('calendar.sites.name')}
      empty={<Empty title={t('calendar.sites.none')}>{t('calendar.sites.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('calendar.sites.state'), choices: (['open', 'closed'] as const).map((value) => ({ value, label: t(`calendar.sites.${value}`) })) }]}
      rows={sites}
      keyOf={({ id }) => id}
      columns={[
        { name: t('calendar.sites.name'), sort: 'name', cell: ({ name }) => name },
        { name: t('calendar.sites.zone'), cell: ({ zone }) => tellZone(zone) },
        { name: t('calendar.sites.capacity'), sort: 'capacity', sortKind: 'number', cell: ({ capacity }) => capacity ?? '–', align: 'end' },
        {
          name: t('calendar.sites.change'),
          cell: ({ id, name, isClosed }) =>
            isClosed ? (
              <Badge>{t('calendar.sites.closed')}</Badge>
            ) : (
              <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
                <TextLink alone to={`/sites/${id}/hours`}>{t('calendar.sites.hours')}<span className="sr-only"> {name}</span></TextLink>
                <Confirm summary={t('calendar.sites.close')} question={t('calendar.sites.closeQuestion')}>
                  <MoveButton look="danger" action={`/sites/${id}/closure`} about={name}>{t('calendar.sites.closeNow')}</MoveButton>
                </Confirm>
              </div>
            ),
        },
      ]}
    />
  );
}

/** A new site. */
export function SiteForm({ zones, zone, answer }: { zones: readonly string[]; zone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('calendar.sites.add')}>
      <ValidatedForm schema={fetchSchema} answer={answer} values={{ zone }} submit={t('calendar.sites.submit')}>
        <TextField name="name" label={t('calendar.sites.name')} hint={t('calendar.sites.nameHint')} autoComplete="off" />
        <SelectField name="zone" label={t('calendar.sites.zone')} choices={zones.map((value) => ({ value, label: tellZone(value) }))} />
        <NumberField name="capacity" optional label={t('calendar.sites.capacity')} />
      </ValidatedForm>
    </Section>
  );
}
