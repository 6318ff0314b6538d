import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveForm } from '#app/domain/network/components/move-form.tsx';
import { moveSchema } from '#app/domain/network/model.ts';
import { moveOrganisation, readMove } from '#app/domain/network/networks.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'network.titles.organisation', words: ['network.move', 'network.list', 'network.regions'] }, await readMove(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, moveSchema);
  if (!form.ok) return form.refusal;
  await moveOrganisation(person, id, form.value.networkId);
  return goTo(context, `/organisations/${id}`, 'network.notices.moved');
}

export default function MovePage() {
  const { t } = useTranslation();
  const { organisation, from, networks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.move.title')} lead={t('network.move.lead', { network: from })} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]} />
      <Notice kind="warn" standing className="mb-6 max-w-measure">{t('network.move.sharing')}</Notice>
      <MoveForm networks={networks} answer={useActionData<typeof action>()} />
    </>
  );
}
