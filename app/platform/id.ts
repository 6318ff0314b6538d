import { v7 } from 'uuid';

/** A new record's id: UUIDv7, ordered by time. Not a secret: nothing may be allowed by knowing one. */
export function newId(): string {
  return v7();
}
