import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OriginView } from '#app/domain/academy/writing/components/origin-view.tsx';
import { choiceSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { decideChange } from '#app/domain/academy/writing/origin-choices.server.ts';
import { readOriginPage } from '#app/domain/academy/writing/origin-page.server.ts';
import { readOrigin } from '#app/domain/academy/writing/origin-offers.server.ts';
import { RefusedField } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.adaptation', 'academy.authoring'] }, await readOriginPage(person, idParam(params.id)));
}

/** Takes a change of the origin, or leaves it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readOrigin(person, id);
  const form = await readForm(request, choiceSchema);
  if (!form.ok) return form.refusal;
  try {
    await decideChange(person, id, form.value);
  } catch (error) {
    if (!(error instanceof RefusedField)) throw error;
    return refusedAt(error, 'key', form.typed);
  }
  return goTo(context, `/drafts/${id}/origin`, form.value.choice === 'take' ? 'academy.notices.changeTaken' : 'academy.notices.changeLeft');
}

export default function OriginPage() {
  const { t } = useTranslation();
  const origin = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.adaptation.origin')} lead={t('academy.adaptation.originLead', { adapted: origin.adapted, newest: origin.newest.version })} above={[{ name: t('academy.authoring.draft'), to: `/drafts/${origin.id}` }]} />
      {answer ? <Notice kind="warn" className="mb-6" title={t('academy.authoring.refusals.changedMeanwhile')} /> : null}
      <OriginView origin={origin} />
    </>
  );
}
