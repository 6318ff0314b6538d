/** Who may be meant. Everyone but the last four belongs to, or looks after, the organisation whose records are asked for. */
export const WHO = ['lead', 'participant', 'member', 'coordinator', 'secretariat', 'visitor', 'otherLead', 'otherCoordinator', 'formerMember'] as const;
export type Who = (typeof WHO)[number];

export interface Decided {
  /** Whom the page is shown to (200). Visitors else are sent to sign-in (302), everyone else gets 404. Null: there is no page. */
  read: readonly Who[] | 'signedIn' | 'anyone' | null;
  /** Who reaches the action with an empty form: any answer but 404 and the way to sign-in. Null: there is no action. */
  act: readonly Who[] | 'signedIn' | 'anyone' | null;
  /** Seen but not to be done: 409 in words. */
  refused?: readonly Who[];
  /** What is sent to the action, where an empty form would be taken. */
  form?: Readonly<Record<string, string>>;
}

const OWN: readonly Who[] = ['lead', 'participant', 'member'];
const NEAR: readonly Who[] = [...OWN, 'coordinator', 'secretariat'];
const LEAD: readonly Who[] = ['lead'];

/**
 * Every route, and who it is for. `:organisation`, `:completed` (shared with nobody), `:open` and the like stand for records of
 * one organisation. A route that is not here fails the test: it must be decided first.
 */
export const ROUTES: Readonly<Record<string, Decided & { path: string }>> = {
  root: { path: '/', read: null, act: null },
  'routes/_index': { path: '/', read: null, act: null },
  'routes/$': { path: '/nothing-here', read: null, act: null },
  'routes/sign-in': { path: '/sign-in', read: ['visitor'], act: 'anyone' },
  'routes/sign-out': { path: '/sign-out', read: null, act: 'anyone' },
  'routes/language': { path: '/language', read: null, act: 'anyone' },
  'routes/recovery': { path: '/recovery', read: 'anyone', act: 'anyone' },
  'routes/join.$token': { path: '/join/:token', read: 'anyone', act: null },
  'routes/home': { path: '/home', read: 'signedIn', act: null },
  'routes/signed-in': { path: '/signed-in', read: 'signedIn', act: null },
  'routes/how-we-count': { path: '/how-we-count', read: 'signedIn', act: null },
  'routes/account._index': { path: '/account', read: 'signedIn', act: 'signedIn' },
  'routes/account.passphrase': { path: '/account/passphrase', read: 'signedIn', act: 'signedIn' },
  'routes/account.recovery-codes': { path: '/account/recovery-codes', read: 'signedIn', act: 'signedIn' },
  'routes/account.sessions._index': { path: '/account/sessions', read: 'signedIn', act: null },
  'routes/account.sessions.ending': { path: '/account/sessions/ending', read: null, act: 'signedIn' },
  'routes/account.sessions.$id.ending': { path: '/account/sessions/:session/ending', read: null, act: [] },
  'routes/organisations._index': { path: '/organisations', read: ['coordinator', 'secretariat', 'otherCoordinator'], act: null },
  'routes/organisations.new': { path: '/organisations/new', read: ['coordinator', 'otherCoordinator'], act: 'signedIn' },
  'routes/organisations.$id._index': { path: '/organisations/:organisation', read: NEAR, act: null },
  'routes/organisations.$id.edit': { path: '/organisations/:organisation/edit', read: ['lead', 'coordinator'], act: 'signedIn', refused: ['participant', 'member', 'secretariat'] },
  'routes/organisations.$id.people._index': { path: '/organisations/:organisation/people', read: NEAR, act: null },
  'routes/organisations.$id.people.$personId': { path: '/organisations/:organisation/people/:person', read: ['lead', 'coordinator'], act: 'signedIn' },
  'routes/organisations.$id.closure': { path: '/organisations/:closing/closure', read: ['coordinator'], act: ['coordinator'], refused: [...OWN, 'secretariat'] },
  'routes/organisations.$id.reopening': { path: '/organisations/:closed/reopening', read: null, act: ['coordinator'], refused: ['secretariat'] },
  'routes/organisations.$id.network': { path: '/organisations/:organisation/network', read: ['secretariat'], act: 'signedIn', refused: [...OWN, 'coordinator'] },
  'routes/organisations.$id.invitations': { path: '/organisations/:organisation/invitations', read: ['lead', 'coordinator'], act: 'signedIn' },
  'routes/organisations.$id.led-by': { path: '/organisations/:organisation/led-by', read: [...OWN, 'coordinator'], act: 'signedIn' },
  'routes/organisations.$id.assessments._index': { path: '/organisations/:organisation/assessments', read: OWN, act: null },
  'routes/organisations.$id.assessments.new': { path: '/organisations/:organisation/assessments/new', read: LEAD, act: 'signedIn', refused: ['participant', 'member', 'coordinator', 'secretariat'] },
  'routes/invitations.$id.revocation': { path: '/invitations/:invitation/revocation', read: null, act: ['lead', 'coordinator'] },
  'routes/memberships.$id.ending': { path: '/memberships/:membership/ending', read: null, act: ['lead', 'coordinator'], refused: ['participant', 'member', 'secretariat'] },
  'routes/memberships.$id.restoration': { path: '/memberships/:ended/restoration', read: null, act: ['lead', 'coordinator'], refused: ['participant', 'member', 'secretariat'] },
  'routes/led-by.$id.confirmation': { path: '/led-by/:declaration/confirmation', read: null, act: ['coordinator'], refused: [...OWN, 'secretariat'] },
  'routes/led-by.$id.return': { path: '/led-by/:declaration/return', read: null, act: ['coordinator'], refused: [...OWN, 'secretariat'] },
  'routes/networks._index': { path: '/networks', read: ['secretariat'], act: null },
  'routes/networks.new': { path: '/networks/new', read: ['secretariat'], act: 'signedIn' },
  'routes/networks.$id.edit': { path: '/networks/:network/edit', read: ['secretariat'], act: 'signedIn', refused: ['coordinator'] },
  'routes/regions._index': { path: '/regions', read: ['secretariat'], act: null },
  'routes/networks.$id.overview': { path: '/networks/:network/overview', read: ['coordinator'], act: null },
  'routes/assessments.$id._index': { path: '/assessments/:open', read: ['lead', 'participant'], act: null },
  'routes/assessments.$id.participants': { path: '/assessments/:open/participants', read: LEAD, act: 'signedIn', form: { 'participants[]': 'nobody' } },
  'routes/assessments.$id.opening': { path: '/assessments/:open/opening', read: null, act: [], refused: ['lead', 'participant'] },
  'routes/assessments.$id.reopening': { path: '/assessments/:open/reopening', read: null, act: [], refused: ['lead', 'participant'] },
  'routes/assessments.$id.components.$position': { path: '/assessments/:open/components/1', read: ['lead', 'participant'], act: ['lead', 'participant'] },
  'routes/assessments.$id.answers': { path: '/assessments/:open/answers', read: null, act: 'signedIn' },
  'routes/assessments.$id.import': { path: '/assessments/:open/import', read: ['lead', 'participant'], act: 'signedIn' },
  'routes/assessments.$id.form[.]xlsx': { path: '/assessments/:open/form.xlsx', read: ['lead', 'participant'], act: null },
  'routes/assessments.$id.finishing': { path: '/assessments/:open/finishing', read: null, act: 'signedIn' },
  'routes/assessments.$id.consensus._index': { path: '/assessments/:open/consensus', read: [], act: null, refused: ['lead', 'participant'] },
  'routes/assessments.$id.consensus.opening': { path: '/assessments/:open/consensus/opening', read: null, act: [], refused: ['lead', 'participant'] },
  'routes/assessments.$id.consensus.$position': { path: '/assessments/:open/consensus/1', read: [], act: [], refused: ['lead', 'participant'] },
  'routes/assessments.$id.completion': { path: '/assessments/:open/completion', read: null, act: [], refused: ['lead', 'participant'] },
  'routes/assessments.$id.withdrawal': { path: '/assessments/:spare/withdrawal', read: null, act: LEAD, refused: ['participant'] },
  'routes/assessments.$id.revision': { path: '/assessments/:completed/revision', read: LEAD, act: 'signedIn', refused: ['participant', 'member'] },
  'routes/assessments.$id.criteria': { path: '/assessments/:completed/criteria', read: OWN, act: null },
  'routes/assessments.$id.results': { path: '/assessments/:completed/results', read: OWN, act: null },
  'routes/assessments.$id.priorities': { path: '/assessments/:completed/priorities', read: LEAD, act: 'signedIn' },
  'routes/assessments.$id.sharing': { path: '/assessments/:completed/sharing', read: LEAD, act: 'signedIn', refused: ['participant', 'member'] },
  'routes/assessments.$id.file[.]pdf': { path: '/assessments/:completed/file.pdf', read: OWN, act: null },
  'routes/assessments.$id.file[.]xlsx': { path: '/assessments/:completed/file.xlsx', read: OWN, act: null },
  'routes/assessments.$id.file[.]csv': { path: '/assessments/:completed/file.csv', read: OWN, act: null },
};
