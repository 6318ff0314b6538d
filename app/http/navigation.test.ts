import { expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { currentLink } from '#app/ui/current-link.ts';
import { navigationFor } from './navigation.ts';

const [NETWORK, HOUSE] = ['n1', 'o1'];
const PLACES = {
  lead: { organisationId: HOUSE, role: 'lead', kind: 'national', networkId: NETWORK },
  member: { organisationId: HOUSE, role: 'member', kind: 'national', networkId: NETWORK },
  coordinator: { organisationId: NETWORK, role: 'coordinator', kind: 'regional_network', networkId: null },
  mentor: { organisationId: NETWORK, role: 'mentor', kind: 'regional_network', networkId: null },
  provider: { organisationId: NETWORK, role: 'peer_provider', kind: 'regional_network', networkId: null },
} as const;
type Part = keyof typeof PLACES;

/** Under which entry a page is for someone with these parts. */
function entryOf(parts: readonly Part[], path: string): string | undefined {
  const person = { id: 'p', pseudonym: 'Robin', timeZone: null, memberships: parts.map((part) => PLACES[part]) } as unknown as AskingPerson;
  return currentLink(navigationFor(person, 0, parts.includes('mentor')), path)?.to;
}

const OF_A_REQUEST = ['/requests/r1', '/requests/r1/edit', '/engagements/e1', '/engagements/e1/schedule/times', '/sessions/s1/notes', '/session-notes/x', '/follow-ups/f1'];

it.each([
  [['lead'], `/organisations/${HOUSE}/requests`],
  [['coordinator'], `/networks/${NETWORK}/requests`],
  [['provider'], '/provider-invitations'],
  [['coordinator', 'lead', 'provider'], `/networks/${NETWORK}/requests`],
  [['lead', 'provider'], `/organisations/${HOUSE}/requests`],
] as const)('a request and all that comes of it is under one entry for %s', (parts, entry) => {
  for (const path of OF_A_REQUEST) expect(entryOf(parts, path), path).toBe(entry);
});

it.each([
  [['coordinator'], `/networks/${NETWORK}/engagements`, `/networks/${NETWORK}/requests`],
  [['coordinator'], '/providers/p1', `/networks/${NETWORK}/requests`],
  [['coordinator'], '/sites/s1/absences', '/library'],
  [['member'], '/visits/v1', '/library'],
  [['coordinator'], `/networks/${NETWORK}/sites`, `/networks/${NETWORK}/calendar`],
  [['coordinator'], `/networks/${NETWORK}/opportunities`, `/networks/${NETWORK}/mentoring`],
  [['coordinator'], `/networks/${NETWORK}/rounds`, `/networks/${NETWORK}/mentoring`],
  [['coordinator'], '/pairings/p1/oversight', `/networks/${NETWORK}/mentoring`],
  [['mentor'], '/pairings/p1', '/mentoring'],
  [['coordinator', 'mentor'], '/pairings/p1', '/mentoring'],
  [['coordinator'], '/editions/e1/budget', '/library'],
  [['coordinator'], '/teams/t1', '/library'],
  [['member'], '/delegates/d1', '/library'],
  [['lead'], '/teams/t1', '/library'],
  [['coordinator'], `/networks/${NETWORK}/editions/new`, '/library'],
  [['coordinator'], `/organisations/${HOUSE}/people`, '/organisations'],
  [['lead'], '/availability/absences', '/calendar'],
  [['member'], '/assessments/a1', `/organisations/${HOUSE}/assessments`],
  [['member'], `/organisations/${HOUSE}/people`, `/organisations/${HOUSE}`],
  [['provider'], '/provider-profile', '/provider-invitations'],
  [['lead'], '/requestsandmore', undefined],
  [['member'], '/account', undefined],
] as const)('%s at %s', (parts, path, entry) => {
  expect(entryOf(parts, path)).toBe(entry);
});
