import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepPaperName, readCertificate } from '#app/domain/academy/editions/certificate.server.ts';
import { paperNameSchema } from '#app/domain/academy/editions/paper-name-form.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { delegateId, name, version, certificate } = await readCertificate(person, idParam(params.id));
  return page(context, { title: 'academy.titles.paper', words: ['academy.certificate', 'academy.editions.delegate', 'academy.editions.refusals'] }, { delegateId, name, version, isMade: certificate !== null });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { delegateId } = await readCertificate(person, idParam(params.id));
  const form = await readForm(request, paperNameSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepPaperName(person, delegateId, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/delegates/${delegateId}/certificate`, 'academy.notices.paperNameKept');
}

export default function PaperNamePage() {
  const { t } = useTranslation();
  const { delegateId, name, version, isMade } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.certificate.putRight')} lead={isMade ? t('academy.certificate.refusals.nameStands') : t('academy.certificate.putRightLead')} above={[{ name: t('academy.certificate.title'), to: `/delegates/${delegateId}/certificate` }]} />
      {isMade && !answer ? null : (
        <ValidatedForm answer={answer} values={{ paperName: name }} submit={t('academy.certificate.keepName')}>
          <VersionField value={version} />
          <TextField name="paperName" label={t('academy.editions.delegate.paperName')} autoComplete="off" />
        </ValidatedForm>
      )}
    </>
  );
}
