import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { adaptModule, readAdaptable } from '#app/domain/academy/writing/adaptations.server.ts';
import { AdaptForm } from '#app/domain/academy/writing/components/adapt-form.tsx';
import { adaptSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { licencesAfter } from '#app/domain/academy/licences.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { title, languages, licence, ...adaptable } = await readAdaptable(person, params.slug ?? '', locale);
  return page(context, { title: 'academy.titles.module', words: ['academy.authoring', 'academy.adaptation', 'academy.library', 'academy.module', 'academy.titles'] }, { ...adaptable, address: params.slug ?? '', heading: title, licence, licences: licencesAfter(licence).join(' · '), locale, languages: languages.map((value) => ({ value, label: nameOfLanguage(locale, value) })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const address = params.slug ?? '';
  await readAdaptable(person, address, await localeOf(context));
  const form = await readForm(request, adaptSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/drafts/${await adaptModule(person, address, form.value)}`, 'academy.notices.adapted');
  } catch (error) {
    return refusedAt(error, 'address', form.typed);
  }
}

export default function AdaptationPage() {
  const { t } = useTranslation();
  const { address, heading, titleLanguage, version, licence, licences, networks, languages, locale } = useLoaderData<typeof loader>();
  const language = languages.find(({ value }) => value === locale)?.value ?? languages[0]?.value ?? '';
  return (
    <>
      <PageHeader title={t('academy.adaptation.title')} kicker={<><span lang={titleLanguage}>{heading}</span> · {t('academy.module.version', { version })}</>} lead={t('academy.adaptation.lead', { licence, licences })} above={[{ name: t('academy.titles.module'), to: `/modules/${address}` }]} />
      <AdaptForm networks={networks} languages={languages} language={language} answer={useActionData<typeof action>()} />
    </>
  );
}
