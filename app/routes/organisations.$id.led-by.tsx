import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { DeclarationForm } from '#app/domain/network/components/declaration-form.tsx';
import { DeclarationList } from '#app/domain/network/components/declaration-list.tsx';
import { declareLedBy, readDeclarations } from '#app/domain/network/led-by.server.ts';
import { answersAsked } from '#app/domain/network/led-by.ts';
import { declarationsQuerySchema } from '#app/domain/network/lists.ts';
import { declarationSchema } from '#app/domain/network/declaration.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, declarationsQuerySchema);
  return page(context, { title: 'network.titles.ledBy', words: ['network.ledBy'] }, { query, ...(await readDeclarations(person, idParam(params.id), query)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, declarationSchema);
  if (!form.ok) return form.refusal;
  const missing = answersAsked(form.value).filter((criterion) => form.value[`${criterion}Answer`] === '');
  if (missing.length > 0) return formErrors(Object.fromEntries(missing.map((criterion) => [`${criterion}Answer`, 'network.ledBy.answerAsked'])), form.typed);
  await declareLedBy(person, id, form.value);
  return goTo(context, `/organisations/${id}/led-by`, 'network.notices.declared');
}

export default function LedByPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation, may } = list;
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('network.ledBy.title')} lead={t('network.ledBy.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]} />
      <Section title={t('network.ledBy.history')}>
        <DeclarationList list={list} />
      </Section>
      {may.declare ? (
        <Section title={t('network.ledBy.declare')}>
          <DeclarationForm answer={answer} />
        </Section>
      ) : null}
    </>
  );
}
