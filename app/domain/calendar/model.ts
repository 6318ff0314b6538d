/** What a booking is about, as the subject above knows it: the kind of record and its id. */
export interface BookingSubject {
  type: string;
  id: string;
}

/** From an instant to an instant. */
export interface BookingTime {
  startsAt: Date;
  endsAt: Date;
}

/** Who or what is held: a person or a site. */
export type Holder = { personId: string } | { siteId: string };
