import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EditionForm } from '#app/domain/academy/editions/components/edition-form.tsx';
import { editionChoices } from '#app/domain/academy/editions/edition-choices.server.ts';
import { editionSchema } from '#app/domain/academy/editions/edition-forms.ts';
import { findOwnNetwork, setUpEdition } from '#app/domain/academy/editions/editions.server.ts';
import { zoneOfPerson } from '#app/domain/calendar/availability.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const network = await findOwnNetwork(person, idParam(params.id));
  const values = { zone: zoneOfPerson(person), languages: network.languages.slice(0, 5), placesPerTeam: '5', teams: '3', currency: 'USD' };
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.form', 'academy.editions.errors', 'academy.editions.refusals', 'academy.editions.title', 'academy.editions.add', 'calendar.errors'] }, { network, values, choices: await editionChoices(person, await localeOf(context)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id: networkId } = await findOwnNetwork(person, idParam(params.id));
  const form = await readForm(request, editionSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/editions/${await setUpEdition(person, networkId, form.value)}`, 'academy.notices.editionSetUp');
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
}

export default function NewEditionPage() {
  const { t } = useTranslation();
  const { network, values, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.add')} kicker={network.name} above={[{ name: t('academy.editions.title'), to: `/networks/${network.id}/editions` }]} />
      <EditionForm choices={choices} values={values} version={0} answer={useActionData<typeof action>()} />
    </>
  );
}
