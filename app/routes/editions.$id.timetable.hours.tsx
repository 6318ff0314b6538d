import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { TeamGroupFields } from '#app/domain/academy/editions/components/team-group-fields.tsx';
import { FrameForm } from '#app/domain/academy/editions/components/timetable-forms.tsx';
import { frameSchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { keepFrame, readFrameForm } from '#app/domain/academy/editions/timetable-frame.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, await readFrameForm(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readFrameForm(person, idParam(params.id));
  const form = await readForm(request, frameSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepFrame(person, id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/timetable`, 'academy.notices.editionKept');
}

export default function HoursPage() {
  const { t } = useTranslation();
  const { id, days, version, values, groups, teams } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.timetable.frame.title')} lead={t('academy.editions.timetable.frame.lead')} above={[{ name: t('academy.editions.timetable.title'), to: `/editions/${id}/timetable` }]} />
      <FrameForm days={days} values={values} version={version} answer={useActionData<typeof action>()}>
        <TeamGroupFields groups={groups} teams={teams} />
      </FrameForm>
    </>
  );
}
