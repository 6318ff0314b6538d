import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SITE_TEXT } from '#app/domain/academy/sites/site-bounds.ts';
import { handBackSchema } from '#app/domain/academy/sites/site-forms.ts';
import { findToHandBack, handBack } from '#app/domain/academy/sites/site-standing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { siteId } = await findToHandBack(person, idParam(params.id));
  return page(context, { title: 'academy.titles.site', words: ['academy.titles', 'academy.sites', 'academy.errors'] }, { id: siteId });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findToHandBack(person, id);
  const form = await readForm(request, handBackSchema);
  if (!form.ok) return form.refusal;
  await handBack(person, id, form.value.words);
  return goTo(context, `/sites/${id}`, 'academy.notices.siteReturned');
}

export default function SiteReturnPage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.handBackTitle')} lead={t('academy.sites.handBackLead')} above={[{ name: t('academy.sites.title'), to: '/sites' }, { name: t('academy.titles.site'), to: `/sites/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.sites.handBack')}>
        <TextAreaField name="words" label={t('academy.sites.handBackWords')} hint={t('academy.sites.handBackHint')} max={SITE_TEXT} />
      </ValidatedForm>
    </>
  );
}
