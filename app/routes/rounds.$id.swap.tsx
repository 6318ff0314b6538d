import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readSolution } from '#app/domain/mentoring/round-page.server.ts';
import { swapQuerySchema, swapSchema } from '#app/domain/mentoring/round-forms.ts';
import { swap } from '#app/domain/mentoring/wishes.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, version, pairs } = await readSolution(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.solution', words: ['mentoring.solution'] }, { id, version, pairs: pairs.map(({ menteeId, mentee, mentor }) => ({ menteeId, mentee, mentor })), values: { mentee: readQuery(request, swapQuerySchema).mentee } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readSolution(person, idParam(params.id));
  const form = await readForm(request, swapSchema);
  if (!form.ok) return form.refusal;
  try {
    await swap(person, id, [form.value.mentee, form.value.other], form.value.version);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/rounds/${id}`, 'mentoring.notices.wished');
}

export default function SwapPage() {
  const { t } = useTranslation();
  const { id, version, pairs, values } = useLoaderData<typeof loader>();
  const choices = pairs.map(({ menteeId, mentee, mentor }) => ({ value: menteeId, label: t('mentoring.solution.pair', { mentee, mentor }) }));
  return (
    <>
      <PageHeader title={t('mentoring.solution.swap')} lead={t('mentoring.solution.swapLead')} above={[{ name: t('mentoring.solution.title'), to: `/rounds/${id}/solution` }]} />
      <ValidatedForm values={values} answer={useActionData<typeof action>()} submit={t('mentoring.solution.swap')}>
        <HiddenField name="version" value={version} />
        <SelectField name="mentee" label={t('mentoring.solution.swapOne')} empty={t('mentoring.solution.swapChoose')} choices={choices} />
        <SelectField name="other" label={t('mentoring.solution.swapOther')} empty={t('mentoring.solution.swapChoose')} choices={choices} />
      </ValidatedForm>
    </>
  );
}
