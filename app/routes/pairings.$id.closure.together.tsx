import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readClosing, writeTogether } from '#app/domain/mentoring/closing.server.ts';
import { togetherSchema } from '#app/domain/mentoring/ending-forms.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, together, may } = await readClosing(person, idParam(params.id));
  if (!may.write || !together) throw new Refusal('mentoring.refusals.notNow');
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.closing'] }, { id: standing.pairing.id, together });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readClosing(person, id);
  const form = await readForm(request, togetherSchema);
  if (!form.ok) return form.refusal;
  await writeTogether(person, id, form.value);
  return goTo(context, `/pairings/${id}/closure`, 'mentoring.notices.saved');
}

export default function TogetherPage() {
  const { t } = useTranslation();
  const { id, together } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.closing.together')} lead={t('mentoring.closing.togetherHint')} above={[{ name: t('mentoring.closing.title'), to: `/pairings/${id}/closure` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={{ together: together.text }} submit={t('mentoring.closing.keep')}>
        <VersionField value={together.version} />
        <TextAreaField name="together" label={t('mentoring.closing.together')} rows={10} max={6_000} />
      </ValidatedForm>
    </>
  );
}
