import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { MeetingSearchForm, PlanForm } from '#app/domain/mentoring/components/plan-form.tsx';
import { planSchema, searchSchema } from '#app/domain/mentoring/meeting-forms.ts';
import { findPlanning, planMeetings, readRhythm, searchMeetingTimes, zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { firstSearch, showClashes, showTimes } from '#app/domain/mentoring/shown-times.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm, readLookUp } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

const WORDS = { title: 'mentoring.titles.meetings', words: ['mentoring.plan', 'mentoring.meetings', 'mentoring.errors', 'calendar.which'] };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const standing = await findPlanning(person, id);
  const [locale, zone] = [await localeOf(context), zoneOf(standing, person)];
  const shown = { id, zone };
  if (!new URL(request.url).searchParams.has('from')) return page(context, WORDS, { ...shown, values: firstSearch(now(), zone, await readRhythm(id)), answer: undefined, search: null, times: [], isNone: false });
  const form = readLookUp(request, searchSchema);
  if (!form.ok) return data(await page(context, WORDS, { ...shown, values: form.typed, answer: { errors: form.errors, values: form.typed, form: null }, search: null, times: [], isNone: false }), { status: 422 });
  const { times } = await searchMeetingTimes(standing, zone, form.value);
  const { minutes, every, count } = form.value;
  return page(context, WORDS, { ...shown, values: form.typed, answer: undefined, search: { minutes, every, count }, isNone: times.length === 0, times: standing.other ? showTimes(locale, times, zone, standing.other, (name) => wordsOf(locale)('mentoring.plan.early', { name })) : [] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const standing = await findPlanning(person, id);
  const form = await readForm(request, planSchema);
  if (!form.ok) return form.refusal;
  try {
    const planned = await planMeetings(person, id, form.value);
    if (planned.ok) return goTo(context, `/pairings/${id}/meetings`, 'mentoring.notices.planned');
    return data({ errors: { start: 'mentoring.errors.clash' }, values: form.typed, form: null, clashes: showClashes(await localeOf(context), planned.clashes, zoneOf(standing, person)) }, { status: 422 });
  } catch (error) {
    if (error instanceof Refusal && error.reason.startsWith('mentoring.errors.')) return refusedAt(error, 'start', form.typed);
    throw error;
  }
}

export default function PlanPage() {
  const { t } = useTranslation();
  const { id, zone, values, answer, search, times, isNone } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.plan.title')} lead={t('mentoring.plan.lead', { zone: zone.replaceAll('_', ' ') })} above={[{ name: t('mentoring.meetings.title'), to: `/pairings/${id}/meetings` }]} />
      {search ? (
        <>
          {isNone ? <Notice kind="warn" className="mb-6">{t('mentoring.plan.noneFound')}</Notice> : null}
          <PlanForm times={times} search={search} values={{ form: 'call', start: times[0]?.start ?? '' }} answer={typed} />
          <Section title={t('mentoring.plan.again')}>
            <MeetingSearchForm values={values} answer={answer} />
          </Section>
        </>
      ) : (
        <MeetingSearchForm values={values} answer={answer} />
      )}
    </>
  );
}
