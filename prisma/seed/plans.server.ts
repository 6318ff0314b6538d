import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addLine, movePlan, saveLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import type { PlanLineEntry } from '#app/domain/academy/editions/action-plan-forms.ts';

/** A line of a plan as somebody of the team writes it. */
export function planLine(entry: Partial<PlanLineEntry> = {}): PlanLineEntry {
  return { problem: 'Nobody answers at night', activity: 'A night line, twice a week', who: 'Two of the outreach team', byWhen: 'June', support: 'none', wanted: '', edit: 1, ...entry };
}

/** Writes a line into a team's plan. */
export async function writeLine(writer: AskingPerson, teamId: string, entry: Partial<PlanLineEntry> = {}): Promise<string> {
  const id = await addLine(writer, teamId);
  await saveLine(writer, id, planLine(entry));
  return id;
}

/** Writes a plan of some lines, and has it presented. Returns the ids of its lines. */
export async function presentPlan(writer: AskingPerson, coordinator: AskingPerson, teamId: string, entries: readonly Partial<PlanLineEntry>[]): Promise<string[]> {
  const ids = [];
  for (const entry of entries) ids.push(await writeLine(writer, teamId, entry));
  await movePlan(coordinator, teamId, 'present');
  return ids;
}
