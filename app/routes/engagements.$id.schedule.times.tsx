import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { FoundTimes } from '#app/domain/assistance/components/found-times.tsx';
import { SearchForm } from '#app/domain/assistance/components/search-form.tsx';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { readScheduling, searchTimes } from '#app/domain/assistance/scheduling.server.ts';
import { searchSchema } from '#app/domain/assistance/session-forms.ts';
import { firstSearch, showSearch } from '#app/domain/assistance/shown-plan.ts';
import { idParam, readLookUp } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page, refusedAt } from '#app/http/reply.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, attendees } = await readScheduling(person, id);
  const locale = await localeOf(context);
  const zones = [...new Set([person.timeZone ?? 'UTC', ...attendees.map(({ zone }) => zone), 'UTC'])].sort();
  const shown = { id, attendees, zones };
  const words = { title: 'assistance.titles.engagement', words: ['assistance.sessions'] };
  if (!new URL(request.url).searchParams.has('from')) return page(context, words, { ...shown, values: firstSearch(standing.terms, attendees, person.timeZone ?? 'UTC', now()), answer: undefined, search: null });
  const form = readLookUp(request, searchSchema);
  if (!form.ok) return data(await page(context, words, { ...shown, values: form.typed, answer: { errors: form.errors, values: form.typed, form: null }, search: null }), { status: 422 });
  try {
    const search = showSearch(locale, id, await searchTimes(attendees, form.value), attendees, form.value);
    return page(context, words, { ...shown, values: form.typed, answer: undefined, search });
  } catch (error) {
    const answer = refusedAt(error, 'people', form.typed).data;
    return data(await page(context, words, { ...shown, values: form.typed, answer, search: null }), { status: 422 });
  }
}

export default function FindTimePage() {
  const { t } = useTranslation();
  const { id, attendees, zones, values, answer, search } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.sessions.find')} lead={t('assistance.sessions.findLead')} above={[{ name: t('assistance.sessions.title'), to: pathOf(id, 'schedule') }]} />
      {search ? <FoundTimes search={search} /> : null}
      <div className={search ? 'mt-12' : undefined}>
        {search ? <h2 className="mb-4">{t('assistance.sessions.searchAgain')}</h2> : null}
        <SearchForm attendees={attendees} zones={zones} values={values} answer={answer} />
      </div>
    </>
  );
}
