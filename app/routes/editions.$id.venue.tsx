import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepVenue } from '#app/domain/academy/editions/edition-changes.server.ts';
import { editionValues } from '#app/domain/academy/editions/edition-choices.server.ts';
import { VENUE_TEXT, venueSchema } from '#app/domain/academy/editions/edition-forms.ts';
import { findCoordinated } from '#app/domain/academy/editions/editions.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, version, name, venue } = await editionValues(person, idParam(params.id));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.venue', 'academy.editions.errors', 'academy.editions.refusals', 'academy.editions.form'] }, { id, version, name, venue });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await findCoordinated(person, idParam(params.id));
  const form = await readForm(request, venueSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepVenue(person, id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}`, 'academy.notices.editionKept');
}

export default function VenuePage() {
  const { t } = useTranslation();
  const { id, name, version, venue } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.venue.title')} lead={t('academy.editions.venue.lead')} above={[{ name, to: `/editions/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={venue} submit={t('academy.editions.form.submit')}>
        <VersionField value={version} />
        <TextAreaField name="venue" optional label={t('academy.editions.venue.where')} hint={t('academy.editions.venue.whereHint')} max={VENUE_TEXT} />
        <DateField name="venueFrom" label={t('academy.editions.venue.from')} hint={t('academy.editions.venue.fromHint')} />
      </ValidatedForm>
    </>
  );
}
