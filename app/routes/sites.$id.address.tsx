import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepAddress, readAddress } from '#app/domain/academy/sites/site-address.server.ts';
import { siteAddressSchema } from '#app/domain/academy/sites/site-forms.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  return page(context, { title: 'academy.titles.site', words: ['academy.titles', 'academy.sites', 'academy.refusals'] }, { id, ...(await readAddress(person, id)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readAddress(person, id);
  const form = await readForm(request, siteAddressSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepAddress(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/sites/${id}`, 'academy.notices.addressKept');
}

export default function SiteAddressPage() {
  const { t } = useTranslation();
  const { id, address, version } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.addressTitle')} lead={t('academy.sites.addressLead')} above={[{ name: t('academy.sites.title'), to: '/sites' }, { name: t('academy.titles.site'), to: `/sites/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={{ address }} submit={t('academy.sites.keep')}>
        <VersionField value={version} />
        <TextAreaField name="address" label={t('academy.sites.address')} hint={t('academy.sites.addressHint')} max={1_000} autoComplete="off" optional />
      </ValidatedForm>
    </>
  );
}
