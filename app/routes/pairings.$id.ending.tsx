import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Unwatched } from '#app/domain/mentoring/components/unwatched.tsx';
import { endingSchema } from '#app/domain/mentoring/ending-forms.ts';
import { endPairing, findHomeToBePairedFrom, findToEnd } from '#app/domain/mentoring/ending.server.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { hasWatchers } from '#app/domain/mentoring/watchers.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckboxField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { pairing, part } = await findToEnd(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.ending', 'mentoring.unwatched'] }, { id: pairing.id, isWatched: await hasWatchers(pairing), waits: (await findHomeToBePairedFrom(person, part)) !== null });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, endingSchema);
  if (!form.ok) return form.refusal;
  const { waits } = await endPairing(person, id, form.value);
  return goTo(context, `/pairings/${id}`, waits ? 'mentoring.notices.endedToWait' : 'mentoring.notices.ended');
}

export default function EndingPage() {
  const { t } = useTranslation();
  const { id, isWatched, waits } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.ending.title')} lead={t('mentoring.ending.lead')} above={[{ name: t('mentoring.ending.back'), to: `/pairings/${id}` }]} />
      {isWatched ? null : <Unwatched />}
      <ValidatedForm answer={useActionData<typeof action>()}>
        <RadioField name="ending" label={t('mentoring.ending.how')} value="ended_early" choices={(['ended_early', 'rematch'] as const).map((value) => ({ value, label: t(`mentoring.ending.ways.${value}`), hint: t(`mentoring.ending.wayHints.${value === 'rematch' && waits ? 'rematchToWait' : value}`) }))} />
        <CheckboxField name="block" label={t('mentoring.ending.block')} hint={t('mentoring.ending.blockHint')} />
        <TextAreaField name="text" label={t('mentoring.ending.text')} hint={t('mentoring.ending.textHint')} optional max={4_000} />
        <FormActions>
          <Button type="submit" look="danger">{t('mentoring.ending.now')}</Button>
        </FormActions>
      </ValidatedForm>
    </>
  );
}
