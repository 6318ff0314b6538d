import type { AssistanceForm, Urgency } from '#app/platform/generated/enums.ts';

// What pages draw their choices from: apart from the checks, which a page fetches only once one enters a form.

export const FORMS = ['remote', 'in_person', 'exchange_visit', 'partner_workshop'] as const satisfies readonly AssistanceForm[];

/** The most pressing first. */
export const URGENCIES = ['urgent', 'soon', 'can_wait'] as const satisfies readonly Urgency[];

/** The most characters of what one writes at length. */
export const TEXT_LIMIT = 10_000;
