import { Refusal } from '#app/domain/refusal.ts';
import { refusedAt } from './reply.server.ts';

/** The field to which a refusal belongs, where it belongs to one. */
const FIELDS: Readonly<Record<string, string>> = {
  'calendar.errors.zone': 'zone',
  'academy.editions.refusals.noCurriculum': 'curriculum',
  'academy.editions.refusals.curriculumFixed': 'curriculum',
  'academy.editions.refusals.currencyFixed': 'currency',
  'academy.editions.refusals.roomTaken': 'teams',
  'academy.editions.refusals.manyDelegates': 'people',
};

/** A refusal of what was sent about an edition, told by its field or over the form, with all that was typed: 422. Anything else goes on. */
export function refusedOfEdition(error: unknown, typed: Record<string, unknown>) {
  return refusedAt(error, (error instanceof Refusal && FIELDS[error.reason]) || 'form', typed);
}
