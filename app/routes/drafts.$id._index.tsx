import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { DraftHead } from '#app/domain/academy/writing/components/draft-head.tsx';
import { DraftView } from '#app/domain/academy/writing/components/draft-view.tsx';
import { readDraftPage } from '#app/domain/academy/writing/draft-page.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { title, others, ...draft } = await readDraftPage(person, idParam(params.id));
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.adaptation', 'academy.authoring', 'academy.kinds', 'academy.module', 'academy.parts'] }, { ...draft, heading: title, nameOfSource: nameOfLanguage(locale, draft.language), others: others.map((other) => ({ ...other, name: nameOfLanguage(locale, other.language) })) });
}

export default function DraftPage() {
  const { t } = useTranslation();
  const draft = useLoaderData<typeof loader>();
  return (
    <>
      <DraftHead draft={draft} above={[{ name: t('academy.authoring.list.title'), to: '/drafts' }]} />
      <DraftView draft={draft} />
    </>
  );
}
