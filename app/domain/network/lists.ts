import { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { Role } from '#app/platform/generated/enums.ts';
import { COUNTRIES, REGIONS } from './places.ts';
import { DECLARATION_STATES, INVITATION_STATES, LED_BY_STANDINGS } from './states.ts';

/** Who is asked for among an organisation's people: those with a role now, or those who had one. */
export const peopleQuerySchema = listQuery(['name', 'since'], 'name', { role: Object.values(Role), state: ['former'] });
export type PeopleQuery = z.output<typeof peopleQuerySchema>;

export const invitationsQuerySchema = listQuery(['sentAt', 'expiresAt'], '-sentAt', { state: INVITATION_STATES, role: Object.values(Role) });
export type InvitationsQuery = z.output<typeof invitationsQuerySchema>;

export const declarationsQuerySchema = listQuery(['declaredAt'], '-declaredAt', { state: DECLARATION_STATES });
export type DeclarationsQuery = z.output<typeof declarationsQuerySchema>;

export const organisationsQuerySchema = listQuery(['name', 'since'], 'name', {
  kind: ['national', 'local'],
  country: COUNTRIES,
  ledBy: LED_BY_STANDINGS,
  region: REGIONS,
  network: z.uuid(),
  state: ['closed'],
});
export type OrganisationsQuery = z.output<typeof organisationsQuerySchema>;

export const regionsQuerySchema = listQuery(['name', 'networks', 'organisations', 'people'], 'name', {});
export type RegionsQuery = z.output<typeof regionsQuerySchema>;

export const networksQuerySchema = listQuery(['name', 'organisations'], 'name', { region: REGIONS, state: ['closed'] });
export type NetworksQuery = z.output<typeof networksQuerySchema>;
