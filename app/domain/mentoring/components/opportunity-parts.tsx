import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { CheckboxesField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { DateField, NumberField } from '#app/ui/forms/text-field.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { OfferedQuery, OpeningsQuery } from '../lists.ts';
import { OPPORTUNITY_KINDS } from '../opportunity-forms.ts';

export interface ShownOpportunity {
  id: string;
  kind: string;
  state: string;
  text: string;
  happensOn: string | null;
  free: number;
  places: number;
  competencyNames: readonly string[];
}

/** An opening, with what it is good for and the places that are free. */
export function OpportunityCard({ opportunity: { kind, state, text, happensOn, free, places, competencyNames }, status, children }: { opportunity: ShownOpportunity; status?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card level={2} title={t(`mentoring.opportunities.kinds.${kind}`)} status={status ?? (state === 'closed' ? <Badge>{t('mentoring.opportunities.closed')}</Badge> : null)} className="w-full" footer={<span>{happensOn ? `${format.date(happensOn)} · ` : ''}{t('mentoring.opportunities.free', { count: free, places })}</span>}>
      <p className="typed">{text}</p>
      {competencyNames.length > 0 ? <p className="mt-2 text-sm text-muted">{competencyNames.join(' · ')}</p> : null}
      {children ? <div className="mt-3 flex flex-wrap gap-3 print:hidden">{children}</div> : null}
    </Card>
  );
}

interface OpportunityListProps<One extends ShownOpportunity> {
  list: { query: OfferedQuery | OpeningsQuery; count: number; pages: number; opportunities: readonly One[] };
  empty: ReactNode;
  draw: (one: One) => ReactNode;
}

/** Openings, narrowed and ordered: also by whether they are closed, for whom those are shown. */
export function OpportunityList<One extends ShownOpportunity>({ list: { query, count, pages, opportunities }, empty, draw }: OpportunityListProps<One>) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('mentoring.opportunities.title')}
      query={query}
      count={count}
      pages={pages}
      rows={opportunities}
      keyOf={({ id }) => id}
      empty={empty}
      filters={[
        { name: 'kind', label: t('mentoring.opportunities.about'), choices: OPPORTUNITY_KINDS.map((value) => ({ value, label: t(`mentoring.opportunities.kinds.${value}`) })) },
        ...('state' in query ? [{ name: 'state', label: t('mentoring.opportunities.state'), choices: ['open', 'closed'].map((value) => ({ value, label: t(`mentoring.opportunities.${value}`) })) }] : []),
      ]}
      columns={[
        { name: t('mentoring.opportunities.happensOn'), sort: 'happens', sortKind: 'date', cell: () => null },
        { name: t('mentoring.opportunities.offeredOn'), sort: 'offered', sortKind: 'date', cell: () => null },
      ]}
      draw={draw}
    />
  );
}

interface OfferFormProps {
  names: readonly { id: string; name: string }[];
  answer: FormAnswer | undefined;
  withPlaces: boolean;
}

export function OfferForm({ names, answer, withPlaces }: OfferFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={withPlaces ? { places: '1' } : {}} submit={t('mentoring.opportunities.offer')}>
      <RadioField name="kind" label={t('mentoring.opportunities.kind')} choices={OPPORTUNITY_KINDS.map((value) => ({ value, label: t(`mentoring.opportunities.kinds.${value}`) }))} />
      <TextAreaField name="text" label={t('mentoring.opportunities.text')} hint={t('mentoring.opportunities.textHint')} max={2_000} />
      <CheckboxesField name="competencies" label={t('mentoring.opportunities.competencies')} variant="columns" choices={names.map(({ id, name }) => ({ value: id, label: name }))} optional />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField name="happensOn" label={t('mentoring.opportunities.happensOn')} optional />
        {withPlaces ? <NumberField name="places" label={t('mentoring.opportunities.places')} /> : null}
      </div>
    </ValidatedForm>
  );
}
