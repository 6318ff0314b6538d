import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { TermsView } from '#app/domain/assistance/components/terms-view.tsx';
import { partsFor } from '#app/domain/assistance/parts.ts';
import { readTerms } from '#app/domain/assistance/terms.server.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { engagement, versions, ownNames, may } = await readTerms(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.terms', words: ['assistance.terms', 'assistance.facts', 'assistance.parts'] }, {
    names: headingOf(await localeOf(context), { organisations: engagement.organisations, engagement }),
    parts: partsFor({ isCoordinator: engagement.coordinates, leads: engagement.represents.length > 0, state: engagement.state }),
    terms: {
      id: engagement.id,
      may,
      ownNames,
      versions: versions.map(({ missing, startsOn, endsOn, agreedAt, editedAt: _, ...version }) => ({ ...version, missing: Object.keys(missing), startsOn: startsOn?.toISOString() ?? null, endsOn: endsOn?.toISOString() ?? null, agreedAt: agreedAt?.toISOString() ?? null })),
    },
  });
}

export default function TermsPage() {
  const { t } = useTranslation();
  const { names, parts, terms } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.terms.title')} kicker={names.join(' · ')} lead={t('assistance.terms.lead')} />
      <EngagementTabs id={terms.id} parts={parts} />
      <TermsView terms={terms} />
    </>
  );
}
