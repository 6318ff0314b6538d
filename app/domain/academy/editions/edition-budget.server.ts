import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import type { BudgetLineEntry } from './edition-forms.ts';
import { isEditionOver } from './edition-model.ts';
import { readMoney, sumBudget } from './money.ts';
import { findCoordinated, holdEdition } from './editions.server.ts';

/** How many lines a budget can have. */
const MOST_LINES = 100;

const placeOfLine = (rowId: string) => ({ model: 'edition_budget_line', field: 'label', rowId });

/** An edition's budget, for its coordinators: lines in the order in which they were entered, amounts in the smallest unit. @throws NotFound, Refusal */
export async function readBudget(person: AskingPerson, id: string) {
  const { currency, networkId, state } = await findCoordinated(person, id);
  const [rows, safe] = await Promise.all([database().editionBudgetLine.findMany({ where: { editionId: id }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: MOST_LINES }), openSafe(networkId)]);
  const lines = rows.map((row) => ({ id: row.id, label: safe.unseal(row.label, placeOfLine(row.id)), planned: Number(row.planned), spent: Number(row.spent), version: row.version }));
  return { id, currency, mayChange: !isEditionOver(state), lines, sums: sumBudget(lines) };
}

/** One line of it. @throws NotFound, Refusal */
export async function readBudgetLine(person: AskingPerson, id: string, lineId: string) {
  const budget = await readBudget(person, id);
  const line = budget.lines.find((one) => one.id === lineId);
  if (!line) throw new NotFound();
  return { ...budget, line };
}

/** @throws RefusedField for what is no amount of the currency */
function amountsOf({ planned, spent }: BudgetLineEntry, currency: string): { planned: number; spent: number } {
  const [plan, spending] = [readMoney(planned, currency), readMoney(spent === '' ? '0' : spent, currency)];
  if (plan === null) throw new RefusedField('planned', 'academy.editions.errors.amountIn', { currency });
  if (spending === null) throw new RefusedField('spent', 'academy.editions.errors.amountIn', { currency });
  return { planned: plan, spent: spending };
}

/** Adds a line to the budget (`lineId` null), or changes one. @throws NotFound; Refusal for no amount, too many lines, what was changed meanwhile or is over */
export async function keepBudgetLine(person: AskingPerson, id: string, lineId: string | null, entry: BudgetLineEntry): Promise<void> {
  if (lineId) await readBudgetLine(person, id, lineId);
  else await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const edition = await holdEdition(tx, id);
    if (isEditionOver(edition.state)) throw new Refusal('academy.editions.refusals.over');
    const amounts = amountsOf(entry, edition.currency);
    const safe = await openSafe(edition.networkId, tx);
    if (lineId) {
      const { count } = await tx.editionBudgetLine.updateMany({ where: { id: lineId, editionId: id, version: entry.version }, data: { label: safe.seal(entry.label, placeOfLine(lineId)), ...amounts, version: { increment: 1 } } });
      if (count === 0) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    } else {
      if ((await tx.editionBudgetLine.count({ where: { editionId: id } })) >= MOST_LINES) throw new Refusal('academy.editions.refusals.manyLines', { count: MOST_LINES });
      const newLine = newId();
      await tx.editionBudgetLine.create({ data: { id: newLine, editionId: id, label: safe.seal(entry.label, placeOfLine(newLine)), ...amounts, createdAt: now() }, select: { id: true } });
    }
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.budgetChanged', subjectType: 'edition', subjectId: id });
  });
}

/** Takes a line out of the budget, as it was seen. @throws NotFound, Refusal when it was changed meanwhile or the edition is over */
export async function removeBudgetLine(person: AskingPerson, id: string, lineId: string, version: number): Promise<void> {
  await readBudgetLine(person, id, lineId);
  await inTransaction(async (tx) => {
    const edition = await holdEdition(tx, id);
    if (isEditionOver(edition.state)) throw new Refusal('academy.editions.refusals.over');
    const { count } = await tx.editionBudgetLine.deleteMany({ where: { id: lineId, editionId: id, version } });
    if (count === 0) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.budgetChanged', subjectType: 'edition', subjectId: id });
  });
}
