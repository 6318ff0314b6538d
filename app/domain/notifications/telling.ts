import type { NotificationKind, NotificationPlace } from '#app/platform/generated/enums.ts';

/**
 * Who can be told, always by a role that they hold now:
 * - `asking`: who leads the organisation that asks (the coordinators, where a network asks for itself)
 * - `handling`: who coordinates the network that handles the request; `referredTo`: the one that it waits for; `referring`: the one that referred it to who has accepted it
 * - `organisation`: who leads the organisation of which the happening is
 * - `asked`: the peer provider who was asked to give help
 * - `coordinating`, `sharing`, `giving`: of an engagement, who schedules it, who leads its organisations, who gives it
 * - `coordinatingApart`: of those who schedule it, who never gave it
 * - `answering`: who takes part in an assessment; `joining`: those of them who were asked last
 * - `held`: whom a booking holds, and who has no such part in what it is about; `released`: whom it has just let go
 * - `nominated`: whom a nomination names
 * - `invited`: who coordinates a network that is asked to take part in a round; `pairingUp`: of those that take part, one in which whoever did it is in the round
 * - `two`: of a proposal or a pairing, the mentor and the mentee; `watching`: who coordinates their networks and is neither; `mentee`: the mentee alone
 * - `hosting`: who hosts a site, and who leads its organisation; `confirming`: who coordinates its network; of a visit, `visiting`: who comes and who asked for it, `comingAlong`: who comes, `visitAsking`: who asked, and who leads those who did
 * - `training`: of a module's version, the trainers of its network; `writing`: those of them who have written in it; `adapting`: the trainers of networks that adapted its module and have published that
 * - `opening`: who opens what may be read signed out; `ordering`: of a curriculum, the trainers of its network
 * - `unanswered`: those of the two who have not answered this month, or not said yes to a proposal; `pairing`: of a proposal, who coordinates a network by which one of the two is in the round, and is neither; `offered`: the mentees to whom an opening is open
 * - `calledUpon`: who leads an organisation of the network that hosts an edition; `teaching`: its faculty
 * - `sending`: who leads an organisation that sends a team there; `attending`: who is in one of them
 * - `sendingTeam`, `inTeam`, `selecting`: of one team, who leads its organisation, who is in it, who coordinates the edition
 * - `delegate`: whom an organisation named for its team; `replaced`: whom it took out of one that is selected
 * - `goingThere`: of an edition, who has said yes in a team that is selected; `hostingEdition`: who coordinates the network that hosts it
 */
export type Audience = 'asking' | 'handling' | 'referredTo' | 'referring' | 'organisation' | 'asked' | 'coordinating' | 'coordinatingApart' | 'sharing' | 'giving' | 'answering' | 'joining' | 'held' | 'released' | 'nominated' | 'invited' | 'pairingUp' | 'two' | 'watching' | 'unanswered' | 'pairing' | 'offered' | 'mentee' | 'hosting' | 'confirming' | 'visiting' | 'comingAlong' | 'visitAsking' | 'training' | 'writing' | 'adapting' | 'opening' | 'ordering' | 'calledUpon' | 'teaching' | 'sending' | 'attending' | 'sendingTeam' | 'inTeam' | 'selecting' | 'delegate' | 'replaced' | 'goingThere' | 'hostingEdition';

interface Telling {
  to: readonly Audience[];
  kind: NotificationKind;
  place: NotificationPlace;
  /** What was told of the same thing and is no longer so. */
  insteadOf?: readonly NotificationKind[];
  /** Whom it is still told of all the same. */
  butTo?: readonly Audience[];
  /** Only what whoever did it was told is no longer so; others have still to do the same. */
  ofActorAlone?: true;
  /** All that was told of the two, their meetings and their times is no longer so. */
  forgets?: true;
  /** What was told the mentee of openings, and the two of meetings that nobody has settled, is no longer so. */
  endsOpenings?: true;
  /** What was told the mentee of openings of a network in which they are no more, is no longer so. */
  leavesOpenings?: true;
  /** Of an edition and its team nothing that was told a delegate, or those of a team, is so any more, but by another part that they have. */
  leavesEdition?: true;
}

/** What was told of a pairing and waits for something, or says whether it goes on. */
const OF_GOING_ON = ['agreement_waiting', 'pairing_paused', 'pairing_resumed', 'check_in_due', 'reflection_done'] as const satisfies readonly NotificationKind[];

/** What is told of a pairing that goes on to those who watch over it, and to nobody else. */
const OF_WATCHING = ['pairing_raised', 'message_received'] as const satisfies readonly NotificationKind[];

/** What was told of a visit that is to come. */
const OF_A_VISIT = ['visit_requested', 'visit_confirmed', 'visit_prepared', 'visit_moved', 'visit_fewer', 'briefing_changed'] as const satisfies readonly NotificationKind[];

/** What was decided of a team: the latest is what holds. */
const OF_A_TEAM = ['team_selected', 'team_waiting', 'team_not_selected'] as const satisfies readonly NotificationKind[];

/** What is told of a proposal that came to nothing: to nobody who of the two it was. */
const CAME_TO_NOTHING = [
  { to: ['two'], kind: 'proposal_over', place: 'proposal', insteadOf: ['proposal_made'] },
  { to: ['pairing'], kind: 'proposal_came_to_nothing', place: 'round' },
] as const satisfies readonly Telling[];

/** What is told where a request is with its own network again: the organisation heard that it was passed on, and whoever was asked to take it over reads it no more. */
const COMES_BACK = [
  { to: ['asking'], kind: 'request_back', place: 'request', insteadOf: ['request_passed_on'] },
  { to: [], kind: 'question_answered', place: 'clarifications', insteadOf: ['question_answered'], butTo: ['handling'] },
] as const satisfies readonly Telling[];

const EVERYONE = ['coordinating', 'sharing', 'giving'] as const;

/** What is told of what happens, to whom, and where it leads. Whoever did it is not told, and what is not here is told to nobody. */
export const TELLINGS: Readonly<Record<string, readonly Telling[]>> = {
  'request.submitted': [{ to: ['handling'], kind: 'request_sent', place: 'request' }],
  'request.changed': [{ to: ['handling'], kind: 'request_changed', place: 'request' }],
  'request.withdrawn': [{ to: ['handling'], kind: 'request_withdrawn', place: 'request', insteadOf: ['request_sent', 'request_changed', 'request_referred', 'question_answered'] }],
  'request.questioned': [{ to: ['asking'], kind: 'question_asked', place: 'clarifications' }],
  'request.answered': [{ to: ['handling', 'referredTo'], kind: 'question_answered', place: 'clarifications' }],
  'request.accepted': [
    { to: ['asking'], kind: 'request_accepted', place: 'request', insteadOf: ['request_sent', 'request_changed', 'request_referred', 'request_passed_on', 'request_back'] },
    { to: ['referring'], kind: 'request_taken_over', place: 'requests' },
    // Whoever referred it reads it no more.
    { to: [], kind: 'question_answered', place: 'clarifications', insteadOf: ['question_answered', 'request_returned'], butTo: ['handling'] },
  ],
  'request.declined': [{ to: ['asking'], kind: 'request_declined', place: 'request', insteadOf: ['request_sent', 'request_changed', 'request_back'] }],
  'request.referred': [
    { to: ['referredTo'], kind: 'request_referred', place: 'request' },
    { to: ['asking'], kind: 'request_passed_on', place: 'request', insteadOf: ['request_back'] },
  ],
  'request.handedOver': [
    { to: ['handling'], kind: 'request_sent', place: 'request' },
    { to: ['asking'], kind: 'request_passed_on', place: 'request', insteadOf: ['request_back'] },
    // It may have come to just the network that was asked to take it over.
    { to: [], kind: 'request_referred', place: 'request', insteadOf: ['request_referred'], butTo: ['referredTo'] },
    // Whoever handles it no more is led nowhere.
    { to: [], kind: 'request_sent', place: 'request', insteadOf: ['request_sent', 'request_changed', 'request_returned', 'question_answered'], butTo: ['handling', 'referredTo'] },
  ],
  'request.returned': [{ to: ['handling'], kind: 'request_returned', place: 'request', insteadOf: ['request_referred'] }, ...COMES_BACK],
  'request.recalled': [{ to: [], kind: 'request_returned', place: 'request', insteadOf: ['request_referred'] }, ...COMES_BACK],
  'terms.proposed': [{ to: ['coordinating', 'sharing'], kind: 'terms_proposed', place: 'terms' }],
  'terms.changed': [{ to: ['coordinating', 'sharing'], kind: 'terms_changed', place: 'terms' }],
  'terms.agreedByOneSide': [{ to: ['coordinating', 'sharing'], kind: 'terms_waiting', place: 'terms' }],
  'terms.agreed': [{ to: EVERYONE, kind: 'terms_agreed', place: 'terms', insteadOf: ['terms_proposed', 'terms_waiting', 'terms_changed', 'work_shared'] }],
  'engagement.joined': [{ to: ['coordinating', 'sharing'], kind: 'work_shared', place: 'terms', insteadOf: ['terms_waiting', 'terms_changed'] }],
  'providerInvitation.sent': [{ to: ['asked'], kind: 'help_asked', place: 'provider_invitation' }],
  'providerInvitation.accepted': [
    { to: ['coordinating'], kind: 'help_accepted', place: 'providers' },
    { to: ['sharing'], kind: 'help_accepted', place: 'engagement' },
  ],
  'providerInvitation.declined': [
    { to: ['coordinating'], kind: 'help_declined', place: 'providers' },
    { to: [], kind: 'help_ended', place: 'provider_invitations', insteadOf: ['help_asked'] },
  ],
  'providerInvitation.recalled': [{ to: [], kind: 'help_ended', place: 'provider_invitations', insteadOf: ['help_asked'] }],
  'providerInvitation.ended': [
    { to: ['asked'], kind: 'help_ended', place: 'provider_invitations', insteadOf: ['help_asked'] },
    { to: ['coordinating'], kind: 'help_ended', place: 'providers' },
    { to: ['sharing'], kind: 'help_ended', place: 'engagement' },
  ],
  'session.booked': [{ to: EVERYONE, kind: 'time_set', place: 'schedule' }],
  'session.moved': [{ to: EVERYONE, kind: 'time_changed', place: 'session' }],
  'session.peopleChanged': [{ to: EVERYONE, kind: 'time_changed', place: 'session' }],
  'session.planChanged': [{ to: EVERYONE, kind: 'time_changed', place: 'session' }],
  'session.cancelled': [{ to: EVERYONE, kind: 'time_cancelled', place: 'session', insteadOf: ['time_changed'] }],
  // Of a series only its first is made so: each is told once, whatever its length.
  'booking.made': [{ to: ['held'], kind: 'time_set', place: 'booking' }],
  'booking.moved': [{ to: ['held'], kind: 'time_changed', place: 'booking' }],
  'booking.changed': [{ to: ['held'], kind: 'time_changed', place: 'booking' }],
  'booking.holdersChanged': [
    { to: ['held'], kind: 'time_changed', place: 'booking' },
    { to: ['released'], kind: 'time_cancelled', place: 'booking' },
  ],
  'booking.cancelled': [{ to: ['held'], kind: 'time_cancelled', place: 'booking', insteadOf: ['time_set', 'time_changed'] }],
  'engagement.cancelled': [{ to: EVERYONE, kind: 'work_cancelled', place: 'engagement' }],
  'engagement.closed': [{ to: EVERYONE, kind: 'work_closed', place: 'engagement' }],
  'report.handedIn': [{ to: ['coordinating', 'sharing'], kind: 'report_given', place: 'report' }],
  'evaluation.given': [{ to: ['coordinatingApart'], kind: 'evaluation_given', place: 'evaluation' }],
  'followUp.due': [{ to: ['organisation'], kind: 'follow_up_due', place: 'follow_up' }],
  'followUp.answered': [{ to: ['coordinating'], kind: 'follow_up_answered', place: 'follow_ups' }],
  'assessment.opened': [{ to: ['answering'], kind: 'answers_asked', place: 'assessment' }],
  'assessment.joined': [{ to: ['joining'], kind: 'answers_asked', place: 'assessment' }],
  // Whoever was left out is led nowhere.
  'assessment.participantsSet': [{ to: [], kind: 'answers_asked', place: 'assessment', insteadOf: ['answers_asked', 'consensus_begun'], butTo: ['answering'] }],
  'assessment.revised': [{ to: ['answering'], kind: 'answers_asked', place: 'assessment' }],
  'assessment.consensusBegun': [
    { to: ['answering'], kind: 'consensus_begun', place: 'consensus' },
    { to: [], kind: 'answers_asked', place: 'assessment', insteadOf: ['answers_asked'] },
  ],
  'assessment.answeringReopened': [{ to: ['answering'], kind: 'answers_asked', place: 'assessment', insteadOf: ['consensus_begun'] }],
  'assessment.completed': [{ to: [], kind: 'answers_asked', place: 'assessment', insteadOf: ['answers_asked', 'consensus_begun'] }],
  'assessment.withdrawn': [{ to: [], kind: 'answers_asked', place: 'assessment', insteadOf: ['answers_asked', 'consensus_begun'] }],
  'ledBy.confirmed': [{ to: ['organisation'], kind: 'led_by_confirmed', place: 'led_by', insteadOf: ['led_by_returned'] }],
  'ledBy.returned': [{ to: ['organisation'], kind: 'led_by_returned', place: 'led_by' }],
  'nomination.made': [{ to: ['nominated'], kind: 'nomination_made', place: 'mentoring' }],
  'nomination.confirmed': [{ to: [], kind: 'nomination_made', place: 'mentoring', insteadOf: ['nomination_made'] }],
  'nomination.declined': [{ to: [], kind: 'nomination_made', place: 'mentoring', insteadOf: ['nomination_made'] }],
  // Where they are an emerging leader still, they may ask anew.
  'nomination.ended': [{ to: ['nominated'], kind: 'nomination_ended', place: 'mentoring', insteadOf: ['nomination_made'] }],
  'nomination.withdrawn': [{ to: [], kind: 'nomination_made', place: 'mentoring', insteadOf: ['nomination_made'] }],
  'round.opened': [{ to: ['invited'], kind: 'round_shared', place: 'round' }],
  'round.closed': [{ to: [], kind: 'round_shared', place: 'round', insteadOf: ['round_shared', 'talk_wanted', 'proposal_came_to_nothing'] }],
  'round.declinedTwice': [{ to: ['pairingUp'], kind: 'talk_wanted', place: 'round' }],
  'proposal.made': [{ to: ['two'], kind: 'proposal_made', place: 'proposal' }],
  'proposal.unanswered': [{ to: ['unanswered'], kind: 'proposal_made', place: 'proposal' }],
  'proposal.declined': CAME_TO_NOTHING,
  'proposal.lapsed': CAME_TO_NOTHING,
  'pairing.begun': [{ to: ['two'], kind: 'pairing_begun', place: 'pairing' }],
  'agreement.proposed': [{ to: ['two'], kind: 'agreement_waiting', place: 'agreement' }],
  'agreement.signedByOne': [{ to: ['two'], kind: 'agreement_waiting', place: 'agreement' }],
  'agreement.signed': [{ to: ['two'], kind: 'agreement_signed', place: 'agreement', insteadOf: ['agreement_waiting'] }],
  'pairing.paused': [{ to: ['two'], kind: 'pairing_paused', place: 'pairing', insteadOf: ['pairing_resumed'] }],
  'pairing.resumed': [{ to: ['two'], kind: 'pairing_resumed', place: 'pairing', insteadOf: ['pairing_paused', 'reflection_done'] }],
  'pairing.closing': [{ to: ['two'], kind: 'pairing_closing', place: 'closure' }],
  'reflection.done': [{ to: ['two'], kind: 'reflection_done', place: 'closure' }],
  'reflection.takenBack': [{ to: [], kind: 'reflection_done', place: 'closure', insteadOf: ['reflection_done'] }],
  'pairing.completed': [{ to: ['two'], kind: 'pairing_ended', place: 'pairing', insteadOf: OF_GOING_ON, endsOpenings: true }],
  'pairing.ended': [
    { to: ['two'], kind: 'pairing_ended', place: 'pairing', insteadOf: OF_GOING_ON, endsOpenings: true },
    { to: ['watching'], kind: 'pairing_ended', place: 'oversight' },
  ],
  'pairing.raised': [{ to: ['watching'], kind: 'pairing_raised', place: 'oversight' }],
  // The two were told that coordinators see a light: that these are others now is theirs to know.
  'pairing.handedOver': [
    { to: ['two'], kind: 'watchers_changed', place: 'pairing', leavesOpenings: true },
    { to: [], kind: 'pairing_raised', place: 'oversight', insteadOf: OF_WATCHING, butTo: ['watching'] },
  ],
  'pairing.seenTo': [{ to: [], kind: 'pairing_raised', place: 'oversight', insteadOf: ['pairing_raised'] }],
  'pairing.told': [{ to: ['watching'], kind: 'message_received', place: 'oversight' }],
  'pairing.erased': [{ to: ['two'], kind: 'pairing_erased', place: 'pairing', forgets: true }],
  'pairing.ownErased': [{ to: ['two'], kind: 'pairing_erased', place: 'pairing' }],
  'mentor.invited': [{ to: ['mentee'], kind: 'mentor_invited', place: 'closure' }],
  'mentor.accepted': [
    { to: ['two'], kind: 'mentor_invitation_accepted', place: 'mentoring', insteadOf: ['mentor_invited'] },
    { to: ['watching'], kind: 'mentor_invitation_accepted', place: 'oversight' },
  ],
  'mentor.acceptedApart': [
    { to: [], kind: 'mentor_invited', place: 'closure', insteadOf: ['mentor_invited'] },
    { to: ['watching'], kind: 'mentor_invitation_accepted', place: 'oversight' },
  ],
  'mentor.declined': [{ to: [], kind: 'mentor_invited', place: 'closure', insteadOf: ['mentor_invited'] }],
  'checkIn.due': [{ to: ['unanswered'], kind: 'check_in_due', place: 'check_ins' }],
  'checkIn.given': [{ to: [], kind: 'check_in_due', place: 'check_ins', insteadOf: ['check_in_due'], ofActorAlone: true }],
  'checkIn.addressed': [
    { to: ['watching'], kind: 'message_received', place: 'oversight' },
    { to: [], kind: 'check_in_due', place: 'check_ins', insteadOf: ['check_in_due'], ofActorAlone: true },
  ],
  'opportunity.offered': [{ to: ['offered'], kind: 'opportunity_offered', place: 'opportunities' }],
  'opportunity.taken': [{ to: [], kind: 'opportunity_offered', place: 'opportunities', insteadOf: ['opportunity_offered'], ofActorAlone: true }],
  'opportunity.closed': [{ to: [], kind: 'opportunity_offered', place: 'opportunities', insteadOf: ['opportunity_offered'] }],
  'meeting.unsettled': [{ to: ['two'], kind: 'meeting_unsettled', place: 'meeting' }],
  'meeting.held': [{ to: [], kind: 'meeting_unsettled', place: 'meeting', insteadOf: ['meeting_unsettled'] }],
  'meeting.missed': [{ to: [], kind: 'meeting_unsettled', place: 'meeting', insteadOf: ['meeting_unsettled'] }],
  'meeting.moved': [{ to: [], kind: 'meeting_unsettled', place: 'meeting', insteadOf: ['meeting_unsettled'] }],
  'meeting.cancelled': [{ to: [], kind: 'meeting_unsettled', place: 'meeting', insteadOf: ['meeting_unsettled'] }],
  'meetingNote.given': [{ to: ['watching'], kind: 'message_received', place: 'oversight' }],
  'meetingNote.shared': [{ to: ['two'], kind: 'note_shared', place: 'meeting' }],
  'site.checked': [
    { to: ['confirming'], kind: 'site_checked', place: 'site' },
    { to: [], kind: 'site_check_due', place: 'site', insteadOf: ['site_check_due', 'site_returned'] },
  ],
  'site.confirmed': [{ to: ['hosting'], kind: 'site_confirmed', place: 'site', insteadOf: ['site_checked'] }],
  'site.returned': [{ to: ['hosting'], kind: 'site_returned', place: 'site', insteadOf: ['site_checked'] }],
  'site.checkDue': [{ to: ['hosting'], kind: 'site_check_due', place: 'site' }],
  'visit.requested': [{ to: ['hosting'], kind: 'visit_requested', place: 'visit' }],
  'visit.confirmed': [{ to: ['visiting'], kind: 'visit_confirmed', place: 'visit', insteadOf: ['visit_requested'] }],
  'visit.declined': [{ to: ['visitAsking'], kind: 'visit_declined', place: 'visit', insteadOf: ['visit_requested'] }],
  'visit.prepared': [{ to: ['hosting', 'visiting'], kind: 'visit_prepared', place: 'visit' }],
  // Who asked and stays away has nothing to read.
  'visit.briefingChanged': [{ to: ['comingAlong'], kind: 'briefing_changed', place: 'visit' }],
  // Who comes is told by the calendar.
  'visit.moved': [{ to: ['hosting', 'visitAsking'], kind: 'visit_moved', place: 'visit' }],
  // Whoever comes no more is told by the calendar as well, and led to the visit no more.
  'visit.fewer': [
    { to: ['hosting', 'visitAsking'], kind: 'visit_fewer', place: 'visit' },
    { to: [], kind: 'visit_confirmed', place: 'visit', insteadOf: OF_A_VISIT, butTo: ['hosting', 'visiting', 'visitAsking'] },
  ],
  'visit.withdrawn': [{ to: ['hosting', 'visitAsking'], kind: 'visit_off', place: 'visit', insteadOf: OF_A_VISIT }],
  'visit.cancelled': [{ to: ['visitAsking'], kind: 'visit_off', place: 'visit', insteadOf: OF_A_VISIT }],
  'visit.erased': [{ to: [], kind: 'visit_off', place: 'visit', insteadOf: [...OF_A_VISIT, 'visit_declined', 'visit_off', 'visit_told'] }],
  // Its page is gone: the way leads to the site at which it would have been.
  'visit.forgotten': [{ to: ['hosting'], kind: 'visit_off', place: 'site' }],
  'booking.forgotten': [{ to: [], kind: 'time_cancelled', place: 'booking', insteadOf: ['time_set', 'time_changed', 'time_cancelled'] }],
  'visit.debriefed': [{ to: ['hosting'], kind: 'visit_told', place: 'visit' }],
  'visit.shown': [{ to: ['visiting', 'visitAsking'], kind: 'visit_shown', place: 'visit' }],
  'visit.hidden': [{ to: [], kind: 'visit_shown', place: 'visit', insteadOf: ['visit_shown'] }],
  'visit.thanked': [{ to: ['hosting'], kind: 'visit_told', place: 'visit' }],
  'journalEntry.shared': [{ to: ['two'], kind: 'note_shared', place: 'pairing' }],
  'module.submitted': [{ to: ['training'], kind: 'review_asked', place: 'review', insteadOf: ['review_returned'] }],
  'module.commented': [{ to: ['writing'], kind: 'review_given', place: 'review' }],
  'module.approved': [
    { to: ['writing'], kind: 'review_given', place: 'review' },
    { to: [], kind: 'review_asked', place: 'review', insteadOf: ['review_asked'], ofActorAlone: true },
  ],
  'module.returned': [{ to: ['writing'], kind: 'review_returned', place: 'draft', insteadOf: ['review_asked', 'review_given'] }],
  'module.published': [
    { to: ['training'], kind: 'module_published', place: 'library', insteadOf: ['review_asked', 'review_given', 'review_returned'] },
    { to: ['adapting'], kind: 'origin_changed', place: 'drafts' },
  ],
  'module.discarded': [{ to: [], kind: 'review_returned', place: 'draft', insteadOf: ['review_returned'] }],
  'module.withdrawn': [{ to: ['training'], kind: 'module_withdrawn', place: 'library' }],
  'module.outgrown': [{ to: ['opening'], kind: 'reading_changed', place: 'module_opening' }],
  'module.opened': [{ to: [], kind: 'reading_changed', place: 'module_opening', insteadOf: ['reading_changed'] }],
  'module.closed': [{ to: [], kind: 'reading_changed', place: 'module_opening', insteadOf: ['reading_changed'] }],
  'curriculum.outgrown': [{ to: ['opening'], kind: 'reading_changed', place: 'curriculum_opening' }],
  'curriculum.opened': [{ to: [], kind: 'reading_changed', place: 'curriculum_opening', insteadOf: ['reading_changed'] }],
  'curriculum.closed': [{ to: [], kind: 'reading_changed', place: 'curriculum_opening', insteadOf: ['reading_changed'] }],
  'curriculum.originChanged': [{ to: ['ordering'], kind: 'origin_changed', place: 'order' }],
  'edition.called': [{ to: ['calledUpon'], kind: 'edition_called', place: 'edition' }],
  'edition.selecting': [{ to: [], kind: 'edition_called', place: 'edition', insteadOf: ['edition_called'] }],
  'edition.facultySet': [
    { to: ['teaching'], kind: 'edition_teaching', place: 'edition' },
    // Whoever teaches no longer is led nowhere.
    { to: [], kind: 'edition_teaching', place: 'edition', insteadOf: ['edition_teaching', 'edition_changed'], butTo: ['teaching', 'calledUpon'] },
    { to: [], kind: 'timetable_told', place: 'timetable', insteadOf: ['timetable_told'], butTo: ['teaching', 'goingThere'] },
    { to: [], kind: 'taught_withdrawn', place: 'edition', insteadOf: ['taught_withdrawn'], butTo: ['teaching', 'hostingEdition'] },
    { to: [], kind: 'faculty_left', place: 'timetable', insteadOf: ['faculty_left'] },
  ],
  'edition.facultyLeft': [
    { to: ['hostingEdition'], kind: 'faculty_left', place: 'timetable' },
    { to: [], kind: 'edition_teaching', place: 'edition', insteadOf: ['edition_teaching', 'edition_changed'], butTo: ['teaching', 'sending', 'attending'] },
    { to: [], kind: 'timetable_told', place: 'timetable', insteadOf: ['timetable_told'], butTo: ['teaching', 'goingThere'] },
    { to: [], kind: 'taught_withdrawn', place: 'edition', insteadOf: ['taught_withdrawn'], butTo: ['teaching', 'hostingEdition'] },
  ],
  // Its page leads to the curriculum, which says what of it was withdrawn, and to the timetable.
  'edition.moduleWithdrawn': [{ to: ['hostingEdition', 'teaching'], kind: 'taught_withdrawn', place: 'edition' }],
  'edition.moduleReturned': [{ to: [], kind: 'taught_withdrawn', place: 'edition', insteadOf: ['taught_withdrawn'] }],
  'edition.moduleLeftOut': [{ to: [], kind: 'taught_withdrawn', place: 'edition', insteadOf: ['taught_withdrawn'] }],
  // Of the second round it is told anew: who has answered the first is asked again.
  'edition.checkOpened': [{ to: ['goingThere'], kind: 'check_opened', place: 'edition_check' }],
  'edition.checkedAgain': [{ to: ['goingThere'], kind: 'check_opened', place: 'edition_check' }],
  // Who comes to an edition whose check is open already.
  'delegate.checkWaits': [{ to: ['delegate'], kind: 'check_opened', place: 'edition_check' }],
  'edition.finished': [{ to: [], kind: 'check_opened', place: 'edition_check', insteadOf: ['check_opened', 'taught_withdrawn'] }],
  'certificate.opened': [{ to: ['delegate'], kind: 'certificate_ready', place: 'certificate' }],
  'certificate.notToHave': [{ to: [], kind: 'certificate_ready', place: 'certificate', insteadOf: ['certificate_ready'] }],
  'certificate.issued': [{ to: [], kind: 'certificate_ready', place: 'certificate', insteadOf: ['certificate_ready'] }],
  'edition.moved': [{ to: ['teaching', 'sending', 'attending'], kind: 'edition_changed', place: 'edition' }],
  'edition.cancelled': [{ to: ['teaching', 'sending', 'attending'], kind: 'edition_cancelled', place: 'edition', insteadOf: ['edition_called', 'edition_teaching', 'edition_changed', 'timetable_told', 'faculty_left', 'taught_withdrawn', 'check_opened'] }],
  'edition.messaged': [{ to: ['teaching', 'goingThere', 'hostingEdition'], kind: 'edition_message', place: 'edition_messages' }],
  'edition.messagesTakenBack': [{ to: [], kind: 'edition_message', place: 'edition_messages', insteadOf: ['edition_message'] }],
  'plan.presented': [{ to: ['sendingTeam', 'inTeam'], kind: 'plan_presented', place: 'plan' }],
  'plan.resumed': [{ to: [], kind: 'plan_presented', place: 'plan', insteadOf: ['plan_presented'] }],
  'planFollowUp.due': [{ to: ['sendingTeam', 'inTeam'], kind: 'plan_follow_up_due', place: 'plan' }],
  'planFollowUp.answered': [
    { to: ['selecting'], kind: 'plan_follow_up_answered', place: 'plan' },
    { to: [], kind: 'plan_follow_up_due', place: 'plan', insteadOf: ['plan_follow_up_due'] },
  ],
  'edition.timetablePublished': [{ to: ['teaching', 'goingThere'], kind: 'timetable_told', place: 'timetable' }],
  'edition.timetableChanged': [{ to: ['teaching', 'goingThere'], kind: 'timetable_told', place: 'timetable' }],
  'delegate.nominated': [{ to: ['delegate'], kind: 'delegate_asked', place: 'delegate', insteadOf: ['team_changed'] }],
  'delegate.confirmed': [{ to: [], kind: 'delegate_asked', place: 'delegate', insteadOf: ['delegate_asked'] }],
  'delegate.declined': [{ to: [], kind: 'delegate_asked', place: 'delegate', insteadOf: ['delegate_asked'] }],
  // Whoever is replaced hears it, and is led to their own page alone.
  'delegate.withdrawn': [{ to: ['replaced'], kind: 'team_changed', place: 'delegate', insteadOf: ['delegate_asked'], leavesEdition: true }],
  'team.nominated': [{ to: ['selecting'], kind: 'team_nominated', place: 'team', insteadOf: ['team_withdrawn'] }],
  'team.answered': [{ to: ['sendingTeam'], kind: 'team_answered', place: 'team' }],
  // Whoever prepares for them has to know as well.
  'team.leftByOne': [{ to: ['sendingTeam', 'selecting'], kind: 'team_answered', place: 'team' }],
  'team.peopleReplaced': [{ to: ['selecting'], kind: 'team_changed', place: 'team' }],
  'team.withdrawn': [{ to: ['selecting'], kind: 'team_withdrawn', place: 'team', insteadOf: [...OF_A_TEAM, 'plan_presented', 'team_nominated', 'team_answered', 'team_changed'] }],
  'team.selected': [{ to: ['sendingTeam', 'inTeam'], kind: 'team_selected', place: 'team', insteadOf: OF_A_TEAM }],
  'team.keptWaiting': [{ to: ['sendingTeam', 'inTeam'], kind: 'team_waiting', place: 'team', insteadOf: [...OF_A_TEAM, 'plan_presented'], leavesEdition: true }],
  'team.passedOver': [{ to: ['sendingTeam', 'inTeam'], kind: 'team_not_selected', place: 'team', insteadOf: [...OF_A_TEAM, 'plan_presented'], leavesEdition: true }],
};

const PATHS: Readonly<Record<NotificationPlace, (id: string) => string>> = {
  request: (id) => `/requests/${id}`,
  clarifications: (id) => `/requests/${id}/clarifications`,
  requests: (id) => `/networks/${id}/requests`,
  engagement: (id) => `/engagements/${id}`,
  terms: (id) => `/engagements/${id}/terms`,
  providers: (id) => `/engagements/${id}/providers`,
  schedule: (id) => `/engagements/${id}/schedule`,
  report: (id) => `/engagements/${id}/report`,
  evaluation: (id) => `/engagements/${id}/evaluation`,
  follow_ups: (id) => `/engagements/${id}/follow-ups`,
  follow_up: (id) => `/follow-ups/${id}`,
  session: (id) => `/sessions/${id}`,
  booking: (id) => `/calendar/bookings/${id}`,
  provider_invitation: (id) => `/provider-invitations/${id}`,
  provider_invitations: () => '/provider-invitations',
  assessment: (id) => `/assessments/${id}`,
  consensus: (id) => `/assessments/${id}/consensus`,
  led_by: (id) => `/organisations/${id}/led-by`,
  mentoring: () => '/mentoring',
  round: (id) => `/rounds/${id}`,
  proposal: (id) => `/proposals/${id}`,
  pairing: (id) => `/pairings/${id}`,
  oversight: (id) => `/pairings/${id}/oversight`,
  agreement: (id) => `/pairings/${id}/agreement`,
  meeting: (id) => `/meetings/${id}`,
  closure: (id) => `/pairings/${id}/closure`,
  check_ins: (id) => `/pairings/${id}/check-ins`,
  opportunities: () => '/opportunities',
  site: (id) => `/sites/${id}`,
  visit: (id) => `/visits/${id}`,
  review: (id) => `/reviews/${id}`,
  draft: (id) => `/drafts/${id}`,
  drafts: () => '/drafts',
  library: () => '/library',
  module_opening: (id) => `/modules/${id}/opening`,
  curriculum_opening: (id) => `/curricula/${id}/opening`,
  order: (id) => `/curricula/${id}/order`,
  edition: (id) => `/editions/${id}`,
  plan: (id) => `/teams/${id}/plan`,
  timetable: (id) => `/editions/${id}/timetable`,
  team: (id) => `/teams/${id}`,
  delegate: (id) => `/delegates/${id}`,
  edition_messages: (id) => `/editions/${id}/messages`,
  edition_check: (id) => `/editions/${id}/check`,
  certificate: (id) => `/delegates/${id}/certificate`,
};

/** The page to which a notification leads. That page decides for itself who may read it. */
export function pathOf(place: NotificationPlace, subjectId: string): string {
  return PATHS[place](subjectId);
}

/** Places that are an engagement's, whatever record of it the happening is about. */
export const OF_ENGAGEMENT: readonly NotificationPlace[] = ['engagement', 'terms', 'providers', 'schedule', 'report', 'evaluation', 'follow_ups'];
