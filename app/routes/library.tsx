import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AcademyTabs } from '#app/domain/academy/components/academy-tabs.tsx';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';
import { LibraryList } from '#app/domain/academy/library/components/library-list.tsx';
import { searchLibrary } from '#app/domain/academy/library/library.server.ts';
import { libraryQuerySchema } from '#app/domain/academy/lists.ts';
import { mayAdapt } from '#app/domain/academy/library/provenance.server.ts';
import { listCurricula } from '#app/domain/academy/library/reading.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { academyParts } from '#app/http/navigation.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { taughtNames } from '#app/http/taught-ids.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const query = readQuery(request, libraryQuerySchema);
  const names = await taughtNames(locale);
  const [{ languages, modules, ...found }, curricula] = await Promise.all([searchLibrary(person, locale, query, Object.keys(names.components)), listCurricula(person, locale)]);
  const choices = (named: Record<string, string>) => Object.entries(named).map(([value, label]) => ({ value, label }));
  return page(context, { title: 'academy.titles.library', words: ['academy.audiences', 'academy.curricula', 'academy.library'] }, { parts: academyParts(person), mayOrder: mayAdapt(person), query, ...found, modules: modules.map((one) => ({ ...one, components: one.components.map((id) => names.components[id] ?? id) })), curricula, components: Object.values(names.components).map((label, i) => ({ value: String(i + 1), label })), competencies: choices(names.competencies), languages: languages.map((value) => ({ value, label: nameOfLanguage(locale, value) })) });
}

export default function LibraryPage() {
  const { t } = useTranslation();
  const { parts, mayOrder, curricula, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.library.title')} lead={t('academy.library.lead')} />
      <AcademyTabs parts={parts} />
      {mayOrder ? <p className="mb-4"><TextLink alone icon="plus" to="/curricula/new">{t('academy.curricula.begin')}</TextLink></p> : null}
      {curricula.map(({ slug, title, modules, minutes }) => (
        <Card key={slug} level={2} className="mb-6" title={title} to={`/curricula/${slug}`} footer={<span>{t('academy.library.inOrder')} · {t('academy.library.modules', { count: modules })} · <Duration minutes={minutes} /></span>} />
      ))}
      <LibraryList list={list} />
    </>
  );
}
