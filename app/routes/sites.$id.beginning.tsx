import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { hostingSchema } from '#app/domain/academy/sites/site-forms.ts';
import { beginDemonstration, readBeginning } from '#app/domain/academy/sites/site-profile.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.site', words: ['academy.titles', 'academy.sites'] }, await readBeginning(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readBeginning(person, id);
  const form = await readForm(request, hostingSchema);
  if (!form.ok) return form.refusal;
  try {
    await beginDemonstration(person, id, form.value.organisationId);
  } catch (error) {
    return refusedAt(error, 'organisationId', form.typed);
  }
  return goTo(context, `/sites/${id}/edit`, 'academy.notices.siteBegun');
}

export default function BeginningPage() {
  const { t } = useTranslation();
  const { place, hosts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.beginTitle')} kicker={place.name} lead={t('academy.sites.beginLead')} above={[{ name: t('academy.sites.title'), to: '/sites' }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.sites.begin')}>
        <SelectField name="organisationId" label={t('academy.sites.host')} empty="" choices={hosts.map(({ id, name }) => ({ value: id, label: name }))} />
      </ValidatedForm>
    </>
  );
}
