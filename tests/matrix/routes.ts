/**
 * Who may be meant. Everyone but the last five belongs to, looks after, or (the peer provider) helps the organisation whose
 * records are asked for; `declined` is a provider who was asked and did not accept.
 */
export const WHO = ['lead', 'participant', 'member', 'coordinator', 'secretariat', 'provider', 'visitor', 'otherLead', 'otherCoordinator', 'formerMember', 'declined'] as const;
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
  /** The field in which a file goes along with the form. */
  file?: string;
  /** The channels of what is saved as one types take no form. */
  json?: Readonly<Record<string, unknown>>;
}

const OWN: readonly Who[] = ['lead', 'participant', 'member'];
const NEAR: readonly Who[] = [...OWN, 'coordinator', 'secretariat'];
const LEAD: readonly Who[] = ['lead'];
const SHARING: readonly Who[] = ['lead', 'coordinator', 'provider'];
const COORDINATOR: readonly Who[] = ['coordinator'];
const PROVIDERS: readonly Who[] = ['provider', 'declined'];

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
  'routes/networks.$id.edit': { path: '/networks/:network/edit', read: ['secretariat'], act: 'signedIn', refused: ['coordinator', ...PROVIDERS] },
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
  // Calendar
  'routes/calendar._index': { path: '/calendar', read: 'signedIn', act: null },
  'routes/calendar.month': { path: '/calendar/month', read: 'signedIn', act: null },
  'routes/calendar.agenda': { path: '/calendar/agenda', read: 'signedIn', act: null },
  'routes/calendar.bookings.$id._index': { path: '/calendar/bookings/:booking', read: LEAD, act: null },
  'routes/calendar.bookings.$id.file[.]ics': { path: '/calendar/bookings/:booking/file.ics', read: LEAD, act: null },
  'routes/availability._index': { path: '/availability', read: 'signedIn', act: 'signedIn' },
  'routes/availability.absences._index': { path: '/availability/absences', read: 'signedIn', act: 'signedIn' },
  'routes/availability.absences.$id.deletion': { path: '/availability/absences/:absence/deletion', read: null, act: LEAD },
  'routes/availability.exceptions._index': { path: '/availability/exceptions', read: 'signedIn', act: 'signedIn' },
  'routes/availability.exceptions.$id.deletion': { path: '/availability/exceptions/:exception/deletion', read: null, act: LEAD },
  'routes/availability.busy-times._index': { path: '/availability/busy-times', read: 'signedIn', act: 'signedIn' },
  'routes/availability.busy-times.$id.deletion': { path: '/availability/busy-times/:busyImport/deletion', read: null, act: LEAD },
  'routes/feeds._index': { path: '/feeds', read: 'signedIn', act: 'signedIn' },
  'routes/feeds.$id.revocation': { path: '/feeds/:feed/revocation', read: null, act: LEAD },
  'routes/feeds.$secret.calendar[.]ics': { path: '/feeds/:feedSecret/calendar.ics', read: 'anyone', act: null },
  'routes/networks.$id.sites': { path: '/networks/:network/sites', read: COORDINATOR, act: COORDINATOR, form: { nothing: '' } },
  'routes/sites.$id.hours': { path: '/sites/:site/hours', read: COORDINATOR, act: COORDINATOR },
  'routes/sites.$id.absences': { path: '/sites/:site/absences', read: COORDINATOR, act: COORDINATOR },
  'routes/sites.$id.exceptions': { path: '/sites/:site/exceptions', read: COORDINATOR, act: COORDINATOR },
  'routes/sites.$id.busy-times': { path: '/sites/:site/busy-times', read: COORDINATOR, act: COORDINATOR },
  'routes/sites.$id.closure': { path: '/sites/:site/closure', read: null, act: COORDINATOR },
  'routes/networks.$id.calendar': { path: '/networks/:network/calendar', read: ['coordinator'], act: null },
  // Assistance: providers, sessions, what comes of them, the end
  'routes/provider-profile': { path: '/provider-profile', read: PROVIDERS, act: PROVIDERS, form: { open: 'on', 'forms[]': 'remote', weeklyHours: '10', exclusions: '', about: '', version: '99', 'topic.governance': '3', 'language-0': 'en', 'languageLevel-0': '3' } },
  'routes/providers._index': { path: '/providers', read: ['coordinator', 'otherCoordinator'], act: null },
  'routes/providers.$id': { path: '/providers/:providing', read: COORDINATOR, act: null },
  'routes/provider-invitations._index': { path: '/provider-invitations', read: PROVIDERS, act: null },
  'routes/provider-invitations.$id._index': { path: '/provider-invitations/:invited', read: ['provider'], act: null },
  'routes/provider-invitations.$id.acceptance': { path: '/provider-invitations/:invited/acceptance', read: null, act: ['provider'] },
  'routes/provider-invitations.$id.refusal': { path: '/provider-invitations/:refusable/refusal', read: null, act: ['provider'] },
  'routes/provider-invitations.$id.recall': { path: '/provider-invitations/:recallable/recall', read: null, act: COORDINATOR, refused: LEAD },
  'routes/provider-invitations.$id.ending': { path: '/provider-invitations/:ending/ending', read: null, act: COORDINATOR, refused: ['lead', 'provider'] },
  'routes/engagements.$id.providers._index': { path: '/engagements/:engagement/providers', read: COORDINATOR, act: null, refused: ['lead', 'provider'] },
  'routes/engagements.$id.providers.$person.invitation': { path: '/engagements/:agreed/providers/:providing/invitation', read: null, act: COORDINATOR, refused: LEAD },
  'routes/engagements.$id.schedule._index': { path: '/engagements/:engagement/schedule', read: SHARING, act: null },
  'routes/engagements.$id.schedule.calendar': { path: '/engagements/:engagement/schedule/calendar', read: SHARING, act: null },
  'routes/engagements.$id.schedule.times': { path: '/engagements/:engagement/schedule/times', read: COORDINATOR, act: null, refused: ['lead', 'provider'] },
  'routes/engagements.$id.schedule.series': { path: '/engagements/:engagement/schedule/series', read: COORDINATOR, act: COORDINATOR, refused: ['lead', 'provider'] },
  'routes/engagements.$id.outputs': { path: '/engagements/:engagement/outputs', read: SHARING, act: SHARING, form: { title: 'Minutes', session: '' }, file: 'file' },
  'routes/engagements.$id.report': { path: '/engagements/:engagement/report', read: SHARING, act: SHARING, form: { step: 'keep', done: '', results: '', lessons: '', halfDays: '', version: '99' } },
  'routes/engagements.$id.evaluation': { path: '/engagements/:engagement/evaluation', read: ['lead', 'coordinator'], act: ['lead', 'coordinator'], form: { organisation: '0199a000-0000-7000-8000-000000000012', usefulness: '3', fit: '3', respect: '3', safety: '3', text: '' } },
  'routes/engagements.$id.closure': { path: '/engagements/:endedEngagement/closure', read: SHARING, act: COORDINATOR, refused: ['lead', 'provider'], form: { agreedNext: 'A look back in spring' } },
  'routes/engagements.$id.follow-ups': { path: '/engagements/:endedEngagement/follow-ups', read: ['lead', 'coordinator'], act: null },
  'routes/follow-ups.$id': { path: '/follow-ups/:followUp', read: LEAD, act: LEAD, refused: COORDINATOR, form: { changed: 'More of us speak', assessment: '' } },
  'routes/outputs.$id.file': { path: '/outputs/:output/file', read: SHARING, act: null },
  'routes/outputs.$id.removal': { path: '/outputs/:output/removal', read: null, act: ['lead', 'coordinator'], refused: ['provider'] },
  'routes/sessions.$id._index': { path: '/sessions/:meeting', read: SHARING, act: null },
  'routes/sessions.$id.time': { path: '/sessions/:meeting/time', read: COORDINATOR, act: COORDINATOR, refused: ['lead', 'provider'], form: { day: '2099-06-01', time: '10:00', zone: 'UTC', minutes: '60' } },
  'routes/sessions.$id.people': { path: '/sessions/:meeting/people', read: COORDINATOR, act: COORDINATOR, refused: ['lead', 'provider'] },
  'routes/sessions.$id.held': { path: '/sessions/:heldMeeting/held', read: null, act: [], refused: SHARING },
  'routes/sessions.$id.missed': { path: '/sessions/:meeting/missed', read: null, act: [], refused: SHARING },
  'routes/sessions.$id.attendance': { path: '/sessions/:heldMeeting/attendance', read: ['coordinator', 'provider'], act: ['coordinator', 'provider'], refused: LEAD, form: { headcount: '3' } },
  'routes/sessions.$id.cancellation': { path: '/sessions/:cancellable/cancellation', read: null, act: COORDINATOR, refused: ['lead', 'provider'] },
  'routes/sessions.$id.notes': { path: '/sessions/:meeting/notes', read: SHARING, act: SHARING, form: { kind: 'shared', text: 'We met' } },
  'routes/session-notes.$id._index': { path: '/session-notes/:note', read: LEAD, act: LEAD, form: { text: 'We met', version: '99' } },
  'routes/session-notes.$id.removal': { path: '/session-notes/:note/removal', read: null, act: LEAD },
  // Assistance: asking, triage, engagements, terms
  'routes/organisations.$id.requests._index': { path: '/organisations/:organisation/requests', read: LEAD, act: null },
  'routes/organisations.$id.requests.new': { path: '/organisations/:organisation/requests/new', read: null, act: LEAD },
  'routes/requests.$id._index': { path: '/requests/:givenRequest', read: SHARING, act: null },
  'routes/requests.$id.edit': { path: '/requests/:asked/edit', read: LEAD, act: LEAD, refused: COORDINATOR, form: { version: '1' } },
  'routes/requests.$id.saving': { path: '/requests/:asked/saving', read: null, act: LEAD, refused: COORDINATOR, json: { need: 'x', version: 99 } },
  'routes/requests.$id.submission': { path: '/requests/:unsent/submission', read: LEAD, act: LEAD },
  'routes/requests.$id.withdrawal': { path: '/requests/:freshRequest/withdrawal', read: null, act: LEAD, refused: COORDINATOR },
  'routes/requests.$id.clarifications': { path: '/requests/:asked/clarifications', read: ['lead', 'coordinator'], act: ['lead', 'coordinator'], form: { text: 'Which year?' } },
  'routes/requests.$id.acceptance': { path: '/requests/:freshRequest/acceptance', read: COORDINATOR, act: COORDINATOR, refused: LEAD, form: { engagementId: '', 'topics[]': 'governance', form: 'remote' } },
  'routes/requests.$id.engagements': { path: '/requests/:givenRequest/engagements', read: COORDINATOR, act: COORDINATOR, refused: ['lead', 'provider'], form: { engagementId: '', 'topics[]': 'governance', form: 'remote' } },
  'routes/requests.$id.declining': { path: '/requests/:freshRequest/declining', read: COORDINATOR, act: COORDINATOR, refused: LEAD, form: { reason: 'Not in our power' } },
  'routes/requests.$id.referral._index': { path: '/requests/:freshRequest/referral', read: COORDINATOR, act: COORDINATOR, refused: LEAD, form: { networkId: '0199a000-0000-7000-8000-000000000012', reason: 'They know' } },
  'routes/requests.$id.referral.return': { path: '/requests/:freshReferred/referral/return', read: ['otherCoordinator'], act: ['otherCoordinator'], refused: ['lead', 'coordinator'], form: { reason: 'We cannot' } },
  'routes/requests.$id.referral.recall': { path: '/requests/:freshReferred/referral/recall', read: null, act: COORDINATOR, refused: ['lead', 'otherCoordinator'] },
  'routes/networks.$id.requests': { path: '/networks/:network/requests', read: COORDINATOR, act: null },
  'routes/networks.$id.engagements': { path: '/networks/:network/engagements', read: COORDINATOR, act: null },
  'routes/engagements.$id._index': { path: '/engagements/:engagement', read: SHARING, act: null },
  'routes/engagements.$id.cancellation': { path: '/engagements/:freshEngagement/cancellation', read: null, act: COORDINATOR, refused: LEAD },
  'routes/engagements.$id.terms._index': { path: '/engagements/:engagement/terms', read: SHARING, act: null },
  'routes/engagements.$id.terms.draft': { path: '/engagements/:scoping/terms/draft', read: ['lead', 'coordinator'], act: ['lead', 'coordinator'], form: { edit: '1' } },
  'routes/engagements.$id.terms.saving': { path: '/engagements/:scoping/terms/saving', read: null, act: ['lead', 'coordinator'], json: { edit: 99 } },
  'routes/engagements.$id.terms.agreement': { path: '/engagements/:scoping/terms/agreement', read: null, act: ['lead', 'coordinator'], form: { edit: '1' } },
  'routes/engagements.$id.terms.revision': { path: '/engagements/:engagement/terms/revision', read: null, act: ['lead', 'coordinator'], refused: ['provider'] },
  'routes/assistance': { path: '/assistance', read: ['secretariat'], act: null },
  // Notifications
  'routes/notifications._index': { path: '/notifications', read: 'signedIn', act: null },
  'routes/notifications.reading': { path: '/notifications/reading', read: null, act: 'signedIn' },
  'routes/notifications.$id.reading': { path: '/notifications/:notification/reading', read: null, act: LEAD },
};
