import type { OrganisationKind, Role } from '#app/platform/generated/enums.ts';

/** Which roles there are in which kind of organisation. */
export const ROLES_OF: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  global_network: ['secretariat'],
  regional_network: ['coordinator', 'trainer', 'mentor', 'peer_provider'],
  national: ['lead', 'member', 'emerging_leader', 'mentor', 'peer_provider', 'site_host'],
  local: ['lead', 'member', 'emerging_leader', 'mentor', 'peer_provider', 'site_host'],
};
