import { END_BEFORE_START, isInOrder, type TermsEntry } from './model.ts';
import type { RequestEntry } from './request-form.ts';

/** What one must have said before a network can answer: by field, the locale key of what is missing. `today` as a UTC midnight. */
export function missingInRequest(entry: Omit<RequestEntry, 'version' | 'priorities'>, today: Date): Record<string, string> {
  const { topics, need, difference, takingPart, languages, form, urgency, urgencyReason, earliestOn, latestOn } = entry;
  const isPast = latestOn !== null && latestOn < today;
  return keysThatHold({
    topics: [topics.length === 0, 'ui.forms.errors.chooseOne'],
    need: [need === '', 'ui.forms.errors.required'],
    difference: [difference === '', 'ui.forms.errors.required'],
    takingPart: [takingPart === '', 'ui.forms.errors.required'],
    languages: [languages.length === 0, 'ui.forms.errors.chooseOne'],
    form: [form === null, 'ui.forms.errors.choose'],
    latestOn: [isPast || !isInOrder(earliestOn, latestOn), isPast ? 'assistance.errors.past' : END_BEFORE_START],
    urgencyReason: [urgency !== 'can_wait' && urgencyReason === '', 'assistance.errors.reasonAsked'],
  });
}

/** What terms of reference must say before one can agree to them. */
export function missingInTerms({ objectives, outputs, method, halfDays, startsOn, endsOn }: Omit<TermsEntry, 'edit'>): Record<string, string> {
  return keysThatHold({
    objectives: [objectives === '', 'ui.forms.errors.required'],
    outputs: [outputs === '', 'ui.forms.errors.required'],
    method: [method === '', 'ui.forms.errors.required'],
    halfDays: [halfDays === null, 'assistance.errors.days'],
    startsOn: [startsOn === null, 'ui.forms.errors.date'],
    endsOn: [endsOn === null || !isInOrder(startsOn, endsOn), endsOn === null ? 'ui.forms.errors.date' : END_BEFORE_START],
  });
}

/** Whether what stands is what one sends: all fields of `entry` but its version, lists in any order. */
export function sameWords(standing: object, entry: object): boolean {
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  const stands = standing as Record<string, unknown>;
  return Object.entries(entry).every(([field, value]) => field === 'version' || field === 'edit' || plain(stands[field]) === plain(value));
}

function keysThatHold(checks: Record<string, [boolean, string]>): Record<string, string> {
  return Object.fromEntries(Object.entries(checks).flatMap(([field, [holds, key]]) => (holds ? [[field, key]] : [])));
}
