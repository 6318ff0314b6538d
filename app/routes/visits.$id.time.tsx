import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { VisitTimeForm } from '#app/domain/academy/sites/components/visit-form.tsx';
import { VISIT_WORDS, visitTimeSchema } from '#app/domain/academy/sites/visit-forms.ts';
import { findVisitToMove, moveVisitTo } from '#app/domain/academy/sites/visit-time.server.ts';
import { fieldsOfTime } from '#app/domain/academy/sites/visit-when.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { row, booking } = await findVisitToMove(person, idParam(params.id));
  return page(context, { title: 'academy.titles.visit', words: [...VISIT_WORDS, 'calendar.which'] }, { id: row.id, sequence: booking.sequence, untilNow: wholeTime(tellTime(await localeOf(context), row, row.zone)), values: fieldsOfTime(row, row.zone) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { row } = await findVisitToMove(person, id);
  const form = await readForm(request, visitTimeSchema);
  if (!form.ok) return form.refusal;
  try {
    const moved = await moveVisitTo(person, id, form.value);
    if (moved.ok) return goTo(context, `/visits/${id}`, 'academy.notices.visitMoved');
    const locale = await localeOf(context);
    const instead = moved.instead.map((time) => ({ ...fieldsOfTime(time, row.zone), told: wholeTime(tellTime(locale, time, row.zone)) }));
    return data({ errors: { day: moved.isTaken ? 'academy.errors.taken' : 'academy.errors.against' }, values: form.typed, form: null, offer: { instead, anyway: moved.isTaken ? null : { ...fieldsOfTime(moved.time, row.zone), anyway: moved.time.startsAt.toISOString() } } }, { status: 422 });
  } catch (error) {
    return refusedAt(error, 'day', form.typed);
  }
}

export default function VisitTimePage() {
  const { t } = useTranslation();
  const { id, ...shown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.moveTitle')} lead={t('academy.visits.moveLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <VisitTimeForm {...shown} answer={useActionData<typeof action>()} />
    </>
  );
}
