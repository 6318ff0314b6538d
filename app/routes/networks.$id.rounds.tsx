import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RoundList } from '#app/domain/mentoring/components/round-cards.tsx';
import { roundsQuerySchema } from '#app/domain/mentoring/lists.ts';
import { roundSchema } from '#app/domain/mentoring/round-forms.ts';
import { listRounds, openRound, readOpening } from '#app/domain/mentoring/rounds.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, roundsQuerySchema);
  return page(context, { title: 'mentoring.titles.rounds', words: ['mentoring.rounds'] }, { ...(await listRounds(person, idParam(params.id), query)), query });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const networkId = idParam(params.id);
  const form = await readForm(request, roundSchema);
  await readOpening(person, networkId);
  if (!form.ok) return form.refusal;
  return goTo(context, `/rounds/${await openRound(person, networkId, form.value.networks)}`, 'mentoring.notices.roundOpened');
}

export default function RoundsPage() {
  const { t } = useTranslation();
  const { network, others, mayOpen, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.rounds.title')} lead={t('mentoring.rounds.lead')} above={[{ name: t('mentoring.rounds.watch'), to: `/networks/${network.id}/mentoring` }]} />
      <RoundList list={list} />
      {mayOpen ? (
        <Section title={t('mentoring.rounds.open')} lead={t('mentoring.rounds.openLead', { network: network.name })}>
          <ValidatedForm answer={answer} submit={t('mentoring.rounds.open')}>
            <CheckboxesField name="networks" label={t('mentoring.rounds.others')} optional variant="columns" choices={others.map(({ id, name }) => ({ value: id, label: name }))} />
          </ValidatedForm>
        </Section>
      ) : null}
    </>
  );
}
