import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { answerSchema } from '#app/domain/assistance/provider-forms.ts';
import { findToStepBack, stepBack } from '#app/domain/assistance/stepping-back.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { engagementId } = await findToStepBack(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.steppingBack', words: ['assistance.steppingBack'] }, { engagementId });
}

/** What one stepped back from is no longer seen: one lands on what is asked of oneself. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, answerSchema);
  if (!form.ok) return form.refusal;
  await stepBack(person, idParam(params.id), form.value.answer);
  return goTo(context, '/provider-invitations', 'assistance.notices.steppedBack');
}

export default function SteppingBackPage() {
  const { t } = useTranslation();
  const { engagementId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.steppingBack.title')} lead={t('assistance.steppingBack.lead')} above={[{ name: t('assistance.steppingBack.back'), to: `/engagements/${engagementId}` }]} />
      <Section title={t('assistance.steppingBack.then')}>
        <ul className="max-w-measure list-disc space-y-2 ps-5">
          <li>{t('assistance.steppingBack.released')}</li>
          <li>{t('assistance.steppingBack.told')}</li>
          <li>{t('assistance.steppingBack.gone')} <Link to={`/engagements/${engagementId}/report`} className="link">{t('assistance.steppingBack.report')}</Link></li>
        </ul>
      </Section>
      <ValidatedForm answer={useActionData<typeof action>()} className="mt-8">
        <TextAreaField name="answer" label={t('assistance.steppingBack.word')} hint={t('assistance.steppingBack.wordHint')} optional rows={2} max={1000} autoComplete="off" />
        <FormActions>
          <Button type="submit" look="danger">{t('assistance.steppingBack.now')}</Button>
        </FormActions>
      </ValidatedForm>
    </>
  );
}
