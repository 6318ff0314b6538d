import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SeriesForm } from '#app/domain/assistance/components/series-form.tsx';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { assertKnown, assertRoom, bookScheduled, readScheduling, type Attendee } from '#app/domain/assistance/scheduling.server.ts';
import { fieldsOf, firstRows, pastErrors, planOf, reviewRows, withRow } from '#app/domain/assistance/series-review.server.ts';
import { seriesSchema, seriesStartSchema } from '#app/domain/assistance/session-forms.ts';
import { searchQuery } from '#app/domain/assistance/shown-plan.ts';
import { idParam, keepTyped, readFields, readLookUp } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt, type FieldErrors } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messagesOf } from '#app/ui/forms/field-values.ts';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, attendees } = await readScheduling(person, id);
  const form = readLookUp(request, seriesStartSchema);
  // What is wrong with a query is told by the fields of the page on which one looks for a time.
  if (!form.ok && Object.keys(form.typed).length > 0) throw goTo(context, `${pathOf(id, 'schedule')}/times?${searchQuery(new URL(request.url).searchParams)}`);
  if (!form.ok) return page(context, { title: 'assistance.titles.engagement', words: ['assistance.sessions'] }, { id, zone: '', minutes: 0, values: {}, attendees: [], chosen: [], rows: [], errors: {} });
  const { people, remote, minutes, zone } = form.value;
  const rows = firstRows(form.value);
  const values = { ...fieldsOf(rows), form: standing.engagement.form, people, remote };
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.sessions', 'assistance.forms', 'calendar.which'] }, { id, zone, minutes, values, errors: choiceErrors(attendees, people, remote), attendees, chosen: people, rows: await reviewRows(await localeOf(context), attendees, { ...fieldsOf(rows), rows: String(rows.length), zone, minutes: String(minutes), people }) });
}

/** That somebody chosen can take part no more; or that more would come than there is room for, which is told of the form, as whom it is for was chosen a page before. */
function choiceErrors(attendees: readonly Attendee[], people: readonly string[], remote: readonly string[]): FieldErrors {
  try {
    assertKnown(attendees, people);
    assertRoom(attendees, people, remote);
    return {};
  } catch (error) {
    return refusedAt(error, 'form', {}).data.errors;
  }
}

/** Checks the plan again as it stands now, or books it; what stands against it comes back with all that was typed. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const scheduling = await readScheduling(person, id);
  const fields = withRow(await readFields(request));
  const parsed = seriesSchema.safeParse(fields);
  let errors: FieldErrors = parsed.success ? {} : messagesOf(parsed.error.issues);
  if (parsed.success) errors = { ...choiceErrors(scheduling.attendees, parsed.data.people, parsed.data.remote), ...pastErrors(parsed.data.times) };
  if (parsed.success && parsed.data.step === 'book' && Object.keys(errors).length === 0) {
    const booked = await bookScheduled(person, scheduling, parsed.data);
    if (booked.ok) return goTo(context, pathOf(id, 'schedule'), 'assistance.notices.booked');
    errors = 'unseen' in booked ? Object.fromEntries(booked.unseen.map((row) => [`day-${row}`, 'assistance.sessions.errors.againstRow'])) : Object.fromEntries(booked.clashes.map(({ row }) => [`day-${row}`, 'assistance.sessions.errors.clash']));
  }
  const rows = await reviewRows(await localeOf(context), scheduling.attendees, fields);
  const { people, zone, minutes } = planOf(fields);
  return data({ errors, values: keepTyped(fields), form: null, rows, attendees: scheduling.attendees, chosen: people, zone, minutes, checked: Object.keys(errors).length === 0 }, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

export default function SeriesPage() {
  const { t } = useTranslation();
  const { id, values, errors, ...planned } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // What was sent stands by itself: it may have come without the query of a search.
  const { rows, attendees, chosen, zone, minutes } = answer ?? planned;
  const times = `${pathOf(id, 'schedule')}/times`;
  // Nothing to plan from: the way to a plan begins with finding a time.
  if (rows.length === 0) return <Empty title={t('assistance.sessions.nothingToPlan')} action={<ButtonLink to={times}>{t('assistance.sessions.find')}</ButtonLink>} />;
  return (
    <>
      <PageHeader title={t('assistance.sessions.review')} lead={t('assistance.sessions.reviewLead', { zone: zone.replaceAll('_', ' ') })} above={[{ name: t('assistance.sessions.title'), to: pathOf(id, 'schedule') }, { name: t('assistance.sessions.find'), to: times }]} />
      {answer?.checked ? <Notice className="mb-6">{t('assistance.sessions.checked')}</Notice> : null}
      <SeriesForm rows={rows} attendees={attendees} chosen={chosen} zone={zone} minutes={minutes} values={values} errors={errors} answer={answer} />
    </>
  );
}
