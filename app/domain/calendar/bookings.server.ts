import type { Transaction } from '#app/platform/database.server.ts';
import type { BookingSubject, BookingTime, Holder } from './model.ts';

/** A booking as it stands. */
export interface Booking extends BookingTime {
  id: string;
  zone: string;
  seriesId: string | null;
  state: 'booked' | 'cancelled';
  sequence: number;
}

export interface SeriesOrder {
  subject: BookingSubject;
  /** One or more, none overlapping another. */
  times: readonly BookingTime[];
  /** The IANA zone in which the times were meant. */
  zone: string;
  /** Ids of the people who are held. */
  people: readonly string[];
  sites?: readonly string[];
}

/** A time at which someone is held already, with the next times of the same length that suit everyone. */
export interface Clash {
  /** Place in the order's times, from 0. */
  position: number;
  time: BookingTime;
  holders: readonly Holder[];
  instead: readonly BookingTime[];
}

export type Booked = { ok: true; bookings: readonly Booking[] } | { ok: false; clashes: readonly Clash[] };
export type Moved = { ok: true; booking: Booking } | { ok: false; clash: Clash };

/**
 * Books all of the times, or none: then it says who is held when, and the next free times. The transaction goes on either
 * way. Who may book is decided by the caller.
 */
export async function bookSeries(_tx: Transaction, _order: SeriesOrder): Promise<Booked> {
  throw new Error('not built yet');
}

/**
 * Moves a booking with all that it holds, and keeps what it was.
 * @throws NotFound when there is none; Refusal `calendar.refusals.cancelled` when it was cancelled
 */
export async function moveBooking(_tx: Transaction, _id: string, _to: BookingTime & { zone?: string }, _byId: string | null): Promise<Moved> {
  throw new Error('not built yet');
}

/** Cancels a booking, and lets go of whom it held. Cancelling again changes nothing. @throws NotFound */
export async function cancelBooking(_tx: Transaction, _id: string, _byId: string | null): Promise<Booking> {
  throw new Error('not built yet');
}

/** Changes whom a booking holds: those who are new are held, those who are not named are let go. */
export async function changeHolders(_tx: Transaction, _id: string, _holders: { people: readonly string[]; sites?: readonly string[] }): Promise<Moved> {
  throw new Error('not built yet');
}

/** Bookings by their ids, with whom they hold now. */
export async function readBookings(_ids: readonly string[]): Promise<(Booking & { people: string[]; sites: string[] })[]> {
  throw new Error('not built yet');
}
