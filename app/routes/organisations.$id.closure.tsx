import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { closeOrganisation, readClosure } from '#app/domain/network/closure.server.ts';
import { ClosureForm } from '#app/domain/network/components/closure-form.tsx';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const closure = await readClosure(person, idParam(params.id));
  return page(context, { title: closure.isNetwork ? 'network.titles.networks' : 'network.titles.organisation', words: ['network.closure'] }, closure);
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  renewedSession(context, person, await closeOrganisation(person, id));
  return goTo(context, `/organisations/${id}`, 'network.notices.closed');
}

export default function ClosurePage() {
  const { t } = useTranslation();
  const closure = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(closure.isNetwork ? 'network.closure.closeNetwork' : 'network.closure.close')} lead={t('network.closure.lead')} above={[{ name: closure.name, to: `/organisations/${closure.id}` }]} />
      <ClosureForm closure={closure} />
    </>
  );
}
