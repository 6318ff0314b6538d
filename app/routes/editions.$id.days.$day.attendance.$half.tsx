import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { attendanceListSchema } from '#app/domain/academy/editions/attendance-form.ts';
import { keepAttendance, readAttendance } from '#app/domain/academy/editions/attendance.server.ts';
import { AttendanceForm, AttendanceList, Corrections } from '#app/domain/academy/editions/components/attendance-parts.tsx';
import { halfParam } from '#app/domain/academy/editions/edition-day.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
/** Written down in halls where the line is poor: a page without scripts, and one sending for all. */
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const list = await readAttendance(person, idParam(params.id), numberParam(params.day), halfParam(params.half));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'academy.running'] }, list);
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, number, half } = await readAttendance(person, idParam(params.id), numberParam(params.day), halfParam(params.half));
  const form = await readForm(request, attendanceListSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepAttendance(person, id, number, half, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/days/${number}/attendance/${half}`, 'academy.notices.attendanceKept');
}

export default function AttendancePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useActionData<typeof action>();
  const { id, number, day, half, version, zone, mayWrite, isToCome, delegates, corrections } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t(`academy.running.attendance.${half}`)}
        kicker={t('academy.running.attendance.title')}
        lead={mayWrite ? t('academy.running.attendance.lead') : t(isToCome ? 'academy.running.attendance.toCome' : 'academy.running.attendance.over')}
        above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }, { name: t('academy.running.day', { number, date: format.date(day) }), to: `/editions/${id}/days/${number}` }]}
      />
      {delegates.length === 0 ? <Empty title={t('academy.running.attendance.nobody')} /> : mayWrite ? <AttendanceForm delegates={delegates} version={version} answer={answer} /> : isToCome ? null : <AttendanceList delegates={delegates} />}
      <Corrections corrections={corrections} zone={zone} />
    </>
  );
}
