import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { PlaceForm } from '#app/domain/academy/editions/components/timetable-forms.tsx';
import { placeSchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { keepPlace, readPlaces } from '#app/domain/academy/editions/timetable-places.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, await readPlaces(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readPlaces(person, idParam(params.id));
  const form = await readForm(request, placeSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepPlace(person, id, null, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/timetable/places`, 'academy.notices.editionKept');
}

export default function PlacesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, mayChange, places, sites } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const free = sites.filter((site) => !places.some(({ siteId }) => siteId === site.id));
  return (
    <>
      <PageHeader title={t('academy.editions.timetable.places.title')} lead={t('academy.editions.timetable.places.lead')} above={[{ name: t('academy.editions.timetable.title'), to: `/editions/${id}/timetable` }]} />
      {places.length === 0 ? (
        <Empty title={t('academy.editions.timetable.places.none')}>{t('academy.editions.timetable.places.noneHint')}</Empty>
      ) : (
        <Table
          caption={t('academy.editions.timetable.places.title')}
          rows={places}
          keyOf={(place) => place.id}
          columns={[
            { name: t('academy.editions.timetable.places.name'), cell: ({ id: place, name }) => (mayChange ? <TextLink alone to={`/editions/${id}/timetable/places/${place}`}>{name}</TextLink> : name) },
            { name: t('academy.editions.timetable.places.kind'), cell: ({ siteId }) => t(siteId ? 'academy.editions.timetable.places.isSite' : 'academy.editions.timetable.places.isRoom') },
            { name: t('academy.editions.timetable.places.capacity'), cell: ({ capacity }) => (capacity === null ? '–' : format.number(capacity)), align: 'end' },
            { name: t('academy.editions.timetable.places.travel'), cell: ({ siteId, travelMinutes }) => (siteId ? t('academy.editions.timetable.minutes', { count: travelMinutes }) : '–'), align: 'end' },
          ]}
        />
      )}
      {mayChange ? (
        <Section title={t('academy.editions.timetable.places.add')}>
          <PlaceForm sites={free} isSite={free.length > 0} version={0} answer={answer} submit={t('academy.editions.timetable.places.addNow')} />
        </Section>
      ) : null}
    </>
  );
}
