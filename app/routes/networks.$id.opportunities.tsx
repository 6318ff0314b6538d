import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OfferForm, OpportunityCard, OpportunityList } from '#app/domain/mentoring/components/opportunity-parts.tsx';
import { offeredQuerySchema } from '#app/domain/mentoring/lists.ts';
import { assertOffers, listOffered, offerInNetwork } from '#app/domain/mentoring/opportunities.server.ts';
import { opportunitySchema } from '#app/domain/mentoring/opportunity-forms.ts';
import { choicesOfCompetencies, showOpportunities } from '#app/domain/mentoring/shown-opportunities.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, offeredQuerySchema);
  const { opportunities, ...list } = await listOffered(person, idParam(params.id), query);
  const locale = await localeOf(context);
  return page(context, { title: 'mentoring.titles.opportunities', words: ['mentoring.opportunities', 'mentoring.errors'] }, { ...list, query, names: choicesOfCompetencies(locale), opportunities: showOpportunities(locale, opportunities) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  assertOffers(person, id);
  const form = await readForm(request, opportunitySchema);
  if (!form.ok) return form.refusal;
  await offerInNetwork(person, id, form.value);
  return goTo(context, `/networks/${id}/opportunities`, 'mentoring.notices.offered');
}

export default function NetworkOpportunitiesPage() {
  const { t } = useTranslation();
  const { network, names, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.opportunities.title')} kicker={network.name} lead={t('mentoring.opportunities.offerLead')} />
      <OfferForm names={names} answer={answer} withPlaces />
      <OpportunityList
        list={list}
        empty={null}
        draw={(one) => <OpportunityCard opportunity={one}>{one.state === 'open' ? <MoveButton look="secondary" action={`/opportunities/${one.id}/closure`} about={one.text.slice(0, 60)}>{t('mentoring.opportunities.close')}</MoveButton> : null}</OpportunityCard>}
      />
    </>
  );
}
