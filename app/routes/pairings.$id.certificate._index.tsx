import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { nameCertificate, readClosing } from '#app/domain/mentoring/closing.server.ts';
import { certificateSchema } from '#app/domain/mentoring/ending-forms.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, certificateName, may } = await readClosing(person, idParam(params.id));
  if (!may.certify) throw new Refusal('mentoring.refusals.menteeOnly');
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.certificate', 'mentoring.closing'] }, { id: standing.pairing.id, certificateName });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { may } = await readClosing(person, id);
  if (!may.certify) throw new Refusal('mentoring.refusals.menteeOnly');
  const form = await readForm(request, certificateSchema);
  if (!form.ok) return form.refusal;
  await nameCertificate(person, id, form.value.certificateName);
  return goTo(context, `/pairings/${id}/closure`, 'mentoring.notices.saved');
}

export default function CertificatePage() {
  const { t } = useTranslation();
  const { id, certificateName } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.certificate.title')} lead={t('mentoring.certificate.lead')} above={[{ name: t('mentoring.closing.title'), to: `/pairings/${id}/closure` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={{ certificateName }} submit={t('mentoring.certificate.keep')}>
        <TextField name="certificateName" label={t('mentoring.certificate.name')} hint={t('mentoring.certificate.nameHint')} autoComplete="off" optional />
      </ValidatedForm>
    </>
  );
}
