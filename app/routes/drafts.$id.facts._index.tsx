import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { FactsForm } from '#app/domain/academy/writing/components/facts-form.tsx';
import { factsSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { findDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { fieldsOfFacts, newerFacts, readFacts, saveFacts } from '#app/domain/academy/writing/facts.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { knownIds, taughtChoices } from '#app/http/taught-ids.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { draft, modules, licences } = await readFacts(person, idParam(params.id), locale);
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.authoring', 'academy.audiences', 'academy.module', 'academy.library'] }, { id: draft.id, edit: draft.factsEdit, values: fieldsOfFacts(draft), licences, choices: await taughtChoices(locale), modules: modules.map(({ slug, title }) => ({ value: slug, label: title })) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findDraft(person, id);
  const form = await readForm(request, factsSchema);
  if (!form.ok) return form.refusal;
  try {
    const saved = await saveFacts(person, id, form.value, await knownIds());
    if (saved.state === 'saved') return goTo(context, `/drafts/${id}`, 'academy.notices.draftSaved');
    return data({ errors: {}, values: form.typed, form: null, newer: newerFacts(saved.theirs) }, { status: 409 });
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
}

export default function FactsPage() {
  const { t } = useTranslation();
  const facts = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.facts.title')} lead={t('academy.authoring.facts.lead')} above={[{ name: t('academy.authoring.draft'), to: `/drafts/${facts.id}` }]} />
      <FactsForm {...facts} answer={useActionData<typeof action>()} />
    </>
  );
}
