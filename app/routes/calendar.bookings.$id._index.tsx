import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pagesOfTimetables } from '#app/domain/academy/editions/timetable-bookings.server.ts';
import { pagesOfVisits } from '#app/domain/academy/sites/visits.server.ts';
import { pagesOfBookings } from '#app/domain/assistance/booking-pages.server.ts';
import { BookingFacts } from '#app/domain/calendar/components/booking-page.tsx';
import { pagesOfMeetings } from '#app/domain/mentoring/meetings.server.ts';
import { readOwnBooking } from '#app/domain/calendar/own-calendar.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const booking = await readOwnBooking(person, idParam(params.id));
  const pages = { ...(await pagesOfBookings(person, [booking.id])), ...(await pagesOfMeetings(person, [booking.id])), ...(await pagesOfVisits(person, [booking.id])), ...(await pagesOfTimetables(person, [booking.id])) };
  return page(context, { title: 'calendar.titles.booking', words: ['calendar.booking', 'calendar.own', 'calendar.day', 'calendar.weekdays', 'calendar.weekdaysShort', 'calendar.months'] }, { booking, subjectPage: pages[booking.id]?.to ?? null });
}

export default function BookingPage() {
  const { booking, subjectPage } = useLoaderData<typeof loader>();
  return <BookingFacts booking={booking} subjectPage={subjectPage} />;
}
