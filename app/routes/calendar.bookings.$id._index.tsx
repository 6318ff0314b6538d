import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BookingFacts } from '#app/domain/calendar/components/booking-page.tsx';
import { readOwnBooking } from '#app/domain/calendar/own-calendar.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.booking', words: ['calendar.booking', 'calendar.own'] }, { booking: await readOwnBooking(person, idParam(params.id)) });
}

export default function BookingPage() {
  const { booking } = useLoaderData<typeof loader>();
  return <BookingFacts booking={booking} subjectPage={null} />;
}
