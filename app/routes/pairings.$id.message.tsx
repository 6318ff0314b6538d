import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Unwatched } from '#app/domain/mentoring/components/unwatched.tsx';
import { messageSchema } from '#app/domain/mentoring/ending-forms.ts';
import { tellCoordinators } from '#app/domain/mentoring/ending.server.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { hasWatchers } from '#app/domain/mentoring/watchers.server.ts';
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
  const { pairing } = await findPairing(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.message', 'mentoring.unwatched'] }, { id: pairing.id, isWatched: await hasWatchers(pairing) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, messageSchema);
  if (!form.ok) return form.refusal;
  await tellCoordinators(person, id, form.value.text);
  return goTo(context, `/pairings/${id}`, 'mentoring.notices.told');
}

export default function MessagePage() {
  const { t } = useTranslation();
  const { id, isWatched } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.message.title')} lead={t('mentoring.message.lead')} above={[{ name: t('mentoring.message.back'), to: `/pairings/${id}` }]} />
      {isWatched ? null : <Unwatched />}
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('mentoring.message.send')}>
        <TextAreaField name="text" label={t('mentoring.message.text')} rows={7} max={4_000} />
      </ValidatedForm>
    </>
  );
}
