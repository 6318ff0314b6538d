import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OfferForm, OpportunityCard } from '#app/domain/mentoring/components/opportunity-parts.tsx';
import { listOfferedWithin, offerWithin } from '#app/domain/mentoring/opportunities.server.ts';
import { opportunitySchema } from '#app/domain/mentoring/opportunity-forms.ts';
import { choicesOfCompetencies, showOpportunities } from '#app/domain/mentoring/shown-opportunities.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, opportunities } = await listOfferedWithin(person, idParam(params.id));
  const locale = await localeOf(context);
  return page(context, { title: 'mentoring.titles.opportunities', words: ['mentoring.opportunities', 'mentoring.errors', 'mentoring.pairing.title'] }, { id: standing.pairing.id, names: choicesOfCompetencies(locale), opportunities: showOpportunities(locale, opportunities) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await listOfferedWithin(person, id);
  const form = await readForm(request, opportunitySchema);
  if (!form.ok) return form.refusal;
  await offerWithin(person, id, form.value);
  return goTo(context, `/pairings/${id}/opportunities`, 'mentoring.notices.offered');
}

export default function PairingOpportunitiesPage() {
  const { t } = useTranslation();
  const { id, names, opportunities } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.opportunities.title')} lead={t('mentoring.opportunities.offerOneLead')} above={[{ name: t('mentoring.pairing.title'), to: `/pairings/${id}` }]} />
      <OfferForm names={names} answer={answer} withPlaces={false} />
      {opportunities.length > 0 ? (
        <Section title={t('mentoring.opportunities.offered')}>
          <ul className="grid gap-4 lg:grid-cols-2">
            {opportunities.map((one) => (
              <li key={one.id} className="flex"><OpportunityCard opportunity={one} /></li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
