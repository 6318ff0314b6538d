import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Oversight } from '#app/domain/mentoring/components/oversight.tsx';
import { PairingBadge } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { toldQuerySchema } from '#app/domain/mentoring/lists.ts';
import { readOversight } from '#app/domain/mentoring/oversight.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'mentoring.titles.oversight', words: ['mentoring.becoming', 'mentoring.endings', 'mentoring.lightReasons', 'mentoring.lights', 'mentoring.oversight', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts', 'mentoring.rounds.watch'] }, { watched: await readOversight(person, idParam(params.id), readQuery(request, toldQuerySchema).page) });
}

export default function OversightPage() {
  const { t } = useTranslation();
  const { watched } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={watched.names.join(' · ')} lead={t('mentoring.oversight.lead')} status={<PairingBadge state={watched.state} />} above={[{ name: t('mentoring.rounds.watch'), to: `/networks/${watched.networkId}/mentoring` }]} />
      <Oversight watched={watched} />
    </>
  );
}
