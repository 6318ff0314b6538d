import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { EngagementState, RequestState } from '#app/platform/generated/enums.ts';
import { SHOWN } from './board.server.ts';

/** What the secretariat sees of assistance: how many requests and engagements each network has, by state. No record, no text; what rests is counted on no board. @throws NotFound */
export async function readAssistanceOverview(person: AskingPerson) {
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  const [networks, requests, engagements] = await Promise.all([
    database().organisation.findMany({ where: { kind: 'regional_network', closedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true, acronym: true } }),
    readRows<{ networkId: string; state: RequestState; count: number }>(Prisma.sql`
      select r.network_id::text as "networkId", r.state::text, count(*)::int as count from assistance_request r join organisation o on o.id = r.organisation_id
       where r.submitted_at is not null and ${SHOWN} group by r.network_id, r.state`),
    readRows<{ networkId: string; state: EngagementState; count: number }>(Prisma.sql`select network_id::text as "networkId", state::text, count(*)::int as count from engagement group by network_id, state`),
  ]);
  const by = (rows: readonly { networkId: string; state: string; count: number }[], id: string) => Object.fromEntries(rows.filter((row) => row.networkId === id).map(({ state, count }) => [state, count]));
  return networks.map(({ id, name, acronym }) => ({ id, name: acronym ?? name, requests: by(requests, id), engagements: by(engagements, id) }));
}
