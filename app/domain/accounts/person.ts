import type { OrganisationKind, Role } from '#app/platform/generated/enums.ts';
import type { Locale } from '#app/i18n/locales.ts';

/** A role that a person holds now, within one organisation or network. */
export interface ActiveMembership {
  organisationId: string;
  role: Role;
  kind: OrganisationKind;
  /** The regional network of that organisation; null for networks themselves. */
  networkId: string | null;
}

/** Who asks: the first argument of every capability. Known by a pseudonym. */
export interface AskingPerson {
  id: string;
  pseudonym: string;
  locale: Locale | null;
  timeZone: string | null;
  sessionPublicId: string;
  memberships: readonly ActiveMembership[];
  /** Roles that they held once, or that rest in what is closed; not told where nobody asked. */
  formerRoles?: readonly Role[];
}

/** What a person's rights follow from. */
export type InRoles = Pick<AskingPerson, 'memberships'>;

/** Whether the person holds the role, in that organisation where one is named. */
export function actsAs(person: InRoles, role: Role, organisationId?: string): boolean {
  return person.memberships.some((held) => held.role === role && (organisationId === undefined || held.organisationId === organisationId));
}

/** The organisations in which the person holds one of the roles (any role, when none is named), each once. */
export function organisationIdsAs(person: InRoles, ...roles: Role[]): string[] {
  const held = person.memberships.filter(({ role }) => roles.length === 0 || roles.includes(role));
  return [...new Set(held.map(({ organisationId }) => organisationId))];
}
