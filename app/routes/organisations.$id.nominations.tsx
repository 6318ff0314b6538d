import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { nominationSchema } from '#app/domain/mentoring/nomination-form.ts';
import { listNominations, nominate } from '#app/domain/mentoring/nominations.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'mentoring.titles.nominations', words: [] }, await listNominations(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const organisationId = idParam(params.id);
  // Whether one may is asked before what was sent is looked at: to everyone else the page is not there.
  await listNominations(person, organisationId);
  const form = await readForm(request, nominationSchema);
  if (!form.ok) return form.refusal;
  await nominate(person, organisationId, form.value.person);
  return goTo(context, `/organisations/${organisationId}/nominations`, 'mentoring.notices.nominated');
}

export default function NominationsPage() {
  const { t } = useTranslation();
  const { organisation, people } = useLoaderData<typeof loader>();
  const state = ({ nomination }: (typeof people)[number]) => (nomination ? t(`mentoring.nominations.states.${nomination.state}`) : t('mentoring.nominations.noState'));
  return (
    <>
      <PageHeader title={t('mentoring.nominations.title')} lead={t('mentoring.nominations.lead', { organisation: organisation.name })} above={[{ name: t('mentoring.nominations.people'), to: `/organisations/${organisation.id}/people` }]} />
      {people.length === 0 ? (
        <Empty title={t('mentoring.nominations.none')}>{t('mentoring.nominations.noneHint')}</Empty>
      ) : (
        <Table
          caption={t('mentoring.nominations.title')}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            { name: t('mentoring.nominations.name'), cell: ({ pseudonym }) => pseudonym },
            { name: t('mentoring.nominations.state'), cell: state },
            {
              name: t('mentoring.nominations.action'),
              cell: ({ id, pseudonym, nomination }) =>
                nomination?.isOpen ? (
                  <MoveButton look="quiet" action={`/nominations/${nomination.id}/withdrawal`} about={pseudonym}>{t('mentoring.nominations.withdraw')}</MoveButton>
                ) : nomination?.state === 'confirmed' ? null : (
                  <MoveButton look="secondary" action={`/organisations/${organisation.id}/nominations`} fields={{ person: id }} about={pseudonym}>{t('mentoring.nominations.nominate')}</MoveButton>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
