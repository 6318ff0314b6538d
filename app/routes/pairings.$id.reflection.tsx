import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepReflection, readClosing } from '#app/domain/mentoring/closing.server.ts';
import { REFLECTION_TEXTS, reflectionSchema } from '#app/domain/mentoring/ending-forms.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, own, may } = await readClosing(person, idParam(params.id));
  if (!may.reflect) throw new Refusal('mentoring.refusals.notNow');
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.closing'] }, { id: standing.pairing.id, own });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readClosing(person, id);
  const form = await readForm(request, reflectionSchema);
  if (!form.ok) return form.refusal;
  await keepReflection(person, id, form.value);
  return goTo(context, `/pairings/${id}/closure`, 'mentoring.notices.saved');
}

export default function ReflectionPage() {
  const { t } = useTranslation();
  const { id, own } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.closing.reflect')} lead={t('mentoring.closing.reflectLead')} above={[{ name: t('mentoring.closing.title'), to: `/pairings/${id}/closure` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={own ? { learned: own.learned, proud: own.proud, next: own.next } : {}}>
        <VersionField value={own?.version ?? 0} />
        {REFLECTION_TEXTS.map((name) => (
          <TextAreaField key={name} name={name} label={t(`mentoring.closing.${name}`)} rows={5} max={6_000} optional />
        ))}
        <FormActions>
          <Button type="submit" name="step" value="keep" look="secondary">{t('mentoring.closing.keep')}</Button>
          <Button type="submit" name="step" value="done">{t('mentoring.closing.done')}</Button>
        </FormActions>
      </ValidatedForm>
    </>
  );
}
