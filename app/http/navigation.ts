import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';

/** What is more than this is told as more. */
const COUNTED_TO = 99;

export interface NavigationItem {
  /** Locale key of its name. */
  name: string;
  to: string;
  /** Begins of paths that lie elsewhere and belong to it. */
  holds?: readonly string[];
  /** How many things there are new, as it is told; empty for none. */
  count?: string;
}

/** A request, and all that comes of it. */
const OF_REQUESTS = ['/requests', '/engagements', '/sessions', '/session-notes', '/follow-ups'];

/** The parts of the academy that are open to a person: each a page that leads to the others. */
export function academyParts(person: AskingPerson): { name: string; to: string }[] {
  const [network] = organisationIdsAs(person, 'coordinator');
  const isAsked = person.memberships.some(({ kind }) => kind === 'national' || kind === 'local') || actsAs(person, 'trainer');
  return [
    { name: 'frame.navigation.library', to: '/library' },
    { name: 'frame.navigation.sites', to: '/sites' },
    ...(network ? [{ name: 'frame.navigation.editions', to: `/networks/${network}/editions` }] : isAsked ? [{ name: 'frame.navigation.editions', to: '/editions' }] : []),
    ...(actsAs(person, 'trainer') ? [{ name: 'frame.navigation.drafts', to: '/drafts' }] : []),
  ];
}

/** Where a person can go from every page, by what they do here; `unread` is what they were told and have not read, `isOfTwo` whether they are a mentor or a mentee, or in a pairing still. */
export function navigationFor(person: AskingPerson, unread: number, isOfTwo: boolean): NavigationItem[] {
  const [own] = person.memberships.filter(({ kind }) => kind === 'national' || kind === 'local');
  const [network] = organisationIdsAs(person, 'coordinator');
  const [led] = organisationIdsAs(person, 'lead');
  return [
    { name: 'frame.navigation.home', to: '/home' },
    { name: 'frame.navigation.notifications', to: '/notifications', count: unread > COUNTED_TO ? `${COUNTED_TO}+` : unread > 0 ? String(unread) : '' },
    { name: 'frame.navigation.calendar', to: '/calendar', holds: ['/availability', '/feeds'] },
    { name: 'frame.navigation.academy', to: '/library', holds: [...academyParts(person).map(({ to }) => to), '/modules', '/curricula', '/visits', '/editions', '/teams', '/delegates', '/reviews'] },
    ...(own ? [{ name: 'frame.navigation.assessments', to: `/organisations/${own.organisationId}/assessments`, holds: ['/assessments'] }, { name: 'frame.navigation.organisation', to: `/organisations/${own.organisationId}` }] : []),
    ...(led ? [{ name: 'frame.navigation.requests', to: `/organisations/${led}/requests`, holds: network ? [] : OF_REQUESTS }, { name: 'frame.navigation.nominations', to: `/organisations/${led}/nominations` }] : []),
    ...(isOfTwo ? [{ name: 'frame.navigation.mentoring', to: '/mentoring', holds: ['/proposals', '/pairings', '/meetings', '/growth', '/opportunities'] }] : []),
    ...(actsAs(person, 'peer_provider') ? [{ name: 'frame.navigation.invitations', to: '/provider-invitations', holds: ['/provider-profile', ...(network || led ? [] : OF_REQUESTS)] }] : []),
    ...(network ? [{ name: 'frame.navigation.region', to: `/networks/${network}/overview` }, { name: 'frame.navigation.requests', to: `/networks/${network}/requests`, holds: [...OF_REQUESTS, `/networks/${network}/engagements`, '/providers'] }, { name: 'frame.navigation.networkCalendar', to: `/networks/${network}/calendar`, holds: [`/networks/${network}/sites`] }, { name: 'frame.navigation.mentoring', to: `/networks/${network}/mentoring`, holds: [`/networks/${network}/rounds`, `/networks/${network}/opportunities`, '/rounds', ...(isOfTwo ? [] : ['/pairings'])] }] : []),
    ...(network || actsAs(person, 'secretariat') ? [{ name: 'frame.navigation.organisations', to: '/organisations' }] : []),
    ...(actsAs(person, 'secretariat') ? [{ name: 'frame.navigation.networks', to: '/networks' }, { name: 'frame.navigation.regions', to: '/regions' }, { name: 'frame.navigation.requests', to: '/assistance' }] : []),
  ];
}
