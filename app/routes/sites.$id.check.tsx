import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SITE_TEXT } from '#app/domain/academy/sites/site-bounds.ts';
import { siteCheckSchema } from '#app/domain/academy/sites/site-forms.ts';
import { checkSite, readToCheck } from '#app/domain/academy/sites/site-standing.server.ts';
import { CHECK_ANSWERS } from '#app/domain/academy/sites/standing.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { taughtNames } from '#app/http/taught-ids.server.ts';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { criteria } = await readToCheck(person, id);
  const names = (await taughtNames(await localeOf(context))).criteria;
  return page(context, { title: 'academy.titles.site', words: ['academy.titles', 'academy.sites', 'academy.errors'] }, { id, criteria: criteria.map((one) => ({ id: one, name: names[one] ?? one })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { criteria } = await readToCheck(person, id);
  const form = await readForm(request, siteCheckSchema);
  if (!form.ok) return form.refusal;
  try {
    await checkSite(person, id, form.value);
  } catch (error) {
    return refusedAt(error, `answer.${criteria.find((one) => !form.value.answers[one]) ?? criteria[0]}`, form.typed);
  }
  return goTo(context, `/sites/${id}`, 'academy.notices.siteChecked');
}

export default function SiteCheckPage() {
  const { t } = useTranslation();
  const { id, criteria } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.sites.checkTitle')} lead={t('academy.sites.checkLead')} above={[{ name: t('academy.sites.title'), to: '/sites' }, { name: t('academy.titles.site'), to: `/sites/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.sites.handIn')}>
        {criteria.map((one) => (
          <RadioField key={one.id} name={`answer.${one.id}`} label={one.name} variant="inline" choices={CHECK_ANSWERS.map((value) => ({ value, label: t(`academy.sites.answers.${value}`) }))} />
        ))}
        <TextAreaField name="note" label={t('academy.sites.checkNote')} hint={t('academy.sites.checkNoteHint')} max={SITE_TEXT} optional />
      </ValidatedForm>
    </>
  );
}
