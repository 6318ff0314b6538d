import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { GoalState, OpportunityKind, PairingState } from '#app/platform/generated/enums.ts';
import type { PortfolioPart } from './portfolio-form.ts';
import type { LevelOfDay } from './progress.ts';

/** What a mentee has come to, row by row and past Prisma (decision 0018): of two years there are hundreds. */
interface PairingRow {
  id: string;
  state: PairingState;
  acceptedAt: Date;
  endedAt: Date | null;
  held: number;
}

interface GoalRow {
  id: string;
  competency: string;
  state: GoalState;
  startLevel: number;
  wantedLevel: number;
  steps: { doneAt: string | null }[];
}

interface TakingRow {
  opportunityId: string;
  pairingId: string;
  gave: string | null;
  settledAt: Date;
  kind: OpportunityKind;
}

interface ReflectionRow {
  pairingId: string;
  learned: string | null;
  proud: string | null;
  next: string | null;
  doneAt: Date;
}

export function readPairings(menteeId: string): Promise<PairingRow[]> {
  return readRows(Prisma.sql`
    select id, state, accepted_at as "acceptedAt", ended_at as "endedAt", (select count(*)::int from meeting where pairing_id = p.id and state = 'held') as held
      from pairing p where mentee_id = ${menteeId}::uuid and erased_at is null order by accepted_at`);
}

export function readGoals(menteeId: string): Promise<GoalRow[]> {
  return readRows(Prisma.sql`
    select g.id, g.competency, g.state, g.start_level::int as "startLevel", g.wanted_level::int as "wantedLevel",
           coalesce((select json_agg(json_build_object('doneAt', s.done_at)) from goal_step s where s.goal_id = g.id), '[]') as steps
      from goal g join pairing p on p.id = g.pairing_id where p.mentee_id = ${menteeId}::uuid order by g.created_at`);
}

/** What the mentee rated themselves, by competency and in the order in which they did; it comes as one JSON text. */
export async function readRatedLevels(menteeId: string): Promise<Map<string, LevelOfDay[]>> {
  const [row] = await readRows<{ rated: [competency: string, level: number, day: string][] | null }>(Prisma.sql`
    select json_agg(json_build_array(competency, level, day)) as rated
      from (select r.competency, r.level, (r.at at time zone 'UTC')::date as day from level_rating r join pairing p on p.id = r.pairing_id
             where p.mentee_id = ${menteeId}::uuid and r.rated_by = 'mentee' order by r.at, r.id) r`);
  return new Map([...Map.groupBy(row?.rated ?? [], ([competency]) => competency)].map(([competency, rated]) => [competency, rated.map(([, level, day]) => ({ level, day }))]));
}

export function readTakings(menteeId: string): Promise<TakingRow[]> {
  return readRows(Prisma.sql`
    select t.opportunity_id as "opportunityId", t.pairing_id as "pairingId", t.gave, t.settled_at as "settledAt", o.kind
      from opportunity_taking t join opportunity o on o.id = t.opportunity_id join pairing p on p.id = t.pairing_id
     where p.mentee_id = ${menteeId}::uuid and p.erased_at is null and t.state = 'done' order by t.settled_at`);
}

export function readReflections(menteeId: string): Promise<ReflectionRow[]> {
  return readRows(Prisma.sql`
    select r.pairing_id as "pairingId", r.learned, r.proud, r.next, r.done_at as "doneAt"
      from reflection r join pairing p on p.id = r.pairing_id where r.person_id = ${menteeId}::uuid and p.mentee_id = ${menteeId}::uuid and r.done_at is not null order by r.done_at`);
}

export function readTicked(personId: string): Promise<{ part: PortfolioPart; subject: string }[]> {
  return readRows(Prisma.sql`select part, subject from portfolio_item where person_id = ${personId}::uuid`);
}
