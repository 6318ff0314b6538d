import type { Safe } from '#app/platform/encryption.server.ts';
import type { PlanLine } from '#app/platform/generated/client.ts';
import { PLAN_TEXTS, type PlanText } from './action-plan-bounds.ts';
import type { PlanLineFields } from './action-plan-forms.ts';

const placeOf = (field: PlanText, rowId: string) => ({ model: 'plan_line', field, rowId });

/** The texts of a line, sealed under the key of the team's organisation; what is empty is nothing. */
export function sealLine(safe: Safe, id: string, entry: Readonly<Record<PlanText, string>>): Record<PlanText, string | null> {
  return Object.fromEntries(PLAN_TEXTS.map((field) => [field, safe.seal(entry[field] || null, placeOf(field, id))])) as Record<PlanText, string | null>;
}

/** The same, to be read, as a form holds them. Whoever calls has made sure by whom. */
export function unsealLine(safe: Safe, row: Pick<PlanLine, 'id' | PlanText | 'support'>): PlanLineFields {
  return { ...(Object.fromEntries(PLAN_TEXTS.map((field) => [field, safe.unseal(row[field], placeOf(field, row.id)) ?? ''])) as Record<PlanText, string>), support: row.support };
}
