import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PlaceForm } from '#app/domain/academy/editions/components/timetable-forms.tsx';
import { placeSchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { keepPlace, readPlace } from '#app/domain/academy/editions/timetable-places.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, place } = await readPlace(person, idParam(params.id), idParam(params.place));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, { id, place, values: { name: place.name, capacity: place.capacity === null ? '' : String(place.capacity), travel: String(place.travelMinutes) } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, place } = await readPlace(person, idParam(params.id), idParam(params.place));
  const form = await readForm(request, placeSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepPlace(person, id, place.id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/timetable/places`, 'academy.notices.editionKept');
}

export default function PlacePage() {
  const { t } = useTranslation();
  const { id, place, values } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={place.name} above={[{ name: t('academy.editions.timetable.places.title'), to: `/editions/${id}/timetable/places` }]} />
      <PlaceForm sites={null} isSite={place.siteId !== null} values={values} version={place.version} answer={useActionData<typeof action>()} submit={t('academy.editions.form.submit')} />
      <div className="mt-10">
        <Confirm summary={t('academy.editions.timetable.places.remove')} question={t('academy.editions.timetable.places.removeQuestion')}>
          <MoveButton look="danger" action={`/editions/${id}/timetable/places/${place.id}/removal`}>{t('academy.editions.timetable.places.removeNow')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}
