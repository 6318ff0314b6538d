import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { BeginForm } from '#app/domain/academy/writing/components/begin-form.tsx';
import { beginSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { beginModule, listNetworks } from '#app/domain/academy/writing/drafts.server.ts';
import { WRITTEN } from '#app/domain/academy/headings.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.authoring', 'academy.library'] }, { networks: await listNetworks(person), locale, languages: WRITTEN.map((value) => ({ value, label: nameOfLanguage(locale, value) })) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await listNetworks(person);
  const form = await readForm(request, beginSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/drafts/${await beginModule(person, form.value)}`, 'academy.notices.begun');
  } catch (error) {
    return refusedAt(error, 'address', form.typed);
  }
}

export default function BeginModulePage() {
  const { t } = useTranslation();
  const { networks, locale, languages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.begin.title')} lead={t('academy.authoring.begin.lead')} above={[{ name: t('academy.authoring.list.title'), to: '/drafts' }]} />
      <BeginForm networks={networks} languages={languages} language={locale} answer={useActionData<typeof action>()} />
    </>
  );
}
