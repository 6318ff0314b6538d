/** What the asking person may not see, or what is not there: one and the same, so that existence stays a secret. */
export class NotFound extends Error {
  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}

/**
 * Something the person sees but may not do, or not now. `reason` is a locale key of the subject's words;
 * `details` fills its places. Never carries of another person what the asking one could not read already.
 */
export class Refusal extends Error {
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(reason: string, details: Record<string, string | number> = {}) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.details = details;
  }
}

/** Refused by the field that it belongs to, where only the domain knows which that is. */
export class RefusedField extends Refusal {
  readonly field: string;

  constructor(field: string, reason: string, details: Record<string, string | number> = {}) {
    super(reason, details);
    this.field = field;
  }
}
