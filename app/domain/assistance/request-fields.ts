import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import type { WrittenRequest } from './asking.server.ts';
import type { WrittenTerms } from './terms.server.ts';

/** A request as the fields of its form. */
export function fieldsOfRequest({ changedAt: _, version: __, form, earliestOn, latestOn, ...rest }: WrittenRequest): PlainFields {
  return { ...rest, form: form || '', earliestOn: dayField(earliestOn), latestOn: dayField(latestOn) };
}

/** Terms of reference as the fields of their form. */
export function fieldsOfTerms({ objectives, outputs, method, halfDays, startsOn, endsOn }: WrittenTerms): PlainFields {
  return { objectives, outputs, method, halfDays: halfDays === null ? '' : String(halfDays / 2), startsOn: dayField(startsOn), endsOn: dayField(endsOn) };
}

function dayField(day: Date | null): string {
  return day?.toISOString().slice(0, 10) ?? '';
}
