import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SiteProfileForm } from '#app/domain/academy/sites/components/site-form.tsx';
import { SITE_WEEKDAYS } from '#app/domain/academy/sites/site-bounds.ts';
import { siteProfileSchema } from '#app/domain/academy/sites/site-forms.ts';
import { keepProfile, readProfile } from '#app/domain/academy/sites/site-profile.server.ts';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { taughtParts } from '#app/http/taught-ids.server.ts';
import { choicesByName, nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { version, ...values } = (await readProfile(person, id)).profile;
  const locale = await localeOf(context);
  const criteria = (await taughtParts(locale)).map(({ name, criteria: own }) => ({ label: name, folded: true, choices: own.map((one) => ({ value: one.id, label: one.name })) }));
  return page(context, { title: 'academy.titles.site', words: ['academy.titles', 'academy.sites', 'academy.errors', 'academy.refusals'] }, { id, version, values, criteria, languages: choicesByName(locale, LANGUAGES, nameOfLanguage) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readProfile(person, id);
  const form = await readForm(request, siteProfileSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepProfile(person, id, form.value, (await taughtParts(await localeOf(context))).flatMap(({ criteria }) => criteria));
  } catch (error) {
    return refusedAt(error, 'criteria', form.typed);
  }
  return goTo(context, `/sites/${id}`, 'academy.notices.siteKept');
}

export default function SiteEditPage() {
  const { t } = useTranslation();
  const { id, version, values, criteria, languages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.editTitle')} lead={t('academy.sites.editLead')} above={[{ name: t('academy.sites.title'), to: '/sites' }, { name: values.title || t('academy.sites.untitled'), to: `/sites/${id}` }]} />
      <SiteProfileForm values={values} version={version} criteria={criteria} languages={languages} weekdays={SITE_WEEKDAYS.map((value) => ({ value, label: t(`academy.sites.days.${value}`) }))} answer={useActionData<typeof action>()} />
    </>
  );
}
