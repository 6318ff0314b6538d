import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { checkIn } from '#app/domain/mentoring/check-ins.server.ts';
import { keepReflection } from '#app/domain/mentoring/closing.server.ts';
import { inviteToMentor } from '#app/domain/mentoring/mentor-invitation.server.ts';
import { endPairing } from '#app/domain/mentoring/ending.server.ts';
import { pausePairing } from '#app/domain/mentoring/pause.server.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeApproved, makeWholeDraft } from '#prisma/seed/authoring.server.ts';
import { decideNow, delegacyOf, makeEdition, makeTeam } from '#prisma/seed/editions.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { lookAndOpen } from '#prisma/seed/opened.server.ts';
import { makeMenteeProfile } from '#prisma/seed/mentoring.server.ts';
import { inDays, makeActivePairing, makeClosingPairing, makeCompletedPairing } from '#prisma/seed/pairings.server.ts';
import { KNOWN } from './module-files.ts';
import type { Scene } from './scene.ts';

/** Someone for whom the moment is there, and the pages on which it shows. */
export interface Moment {
  person: AskingPerson;
  from: string[];
}

/**
 * Moments that exclude those of the scene: editions in each state that has a move of its own; a module and a curriculum that may be read signed out; of mentoring, somebody who has yet to ask, a network without a round and one that is asked to
 * one, a pairing that pauses, one that was raised, one whose two have both looked back,
 * one whose mentee is invited to become a mentor, one that was ended by somebody who wants no contact; a module that is being written, one that can be given to others to read, one that two have approved.
 */
export async function makeMoments({ ids, people }: Scene): Promise<Record<string, Moment>> {
  const organisationId = ids.organisation ?? '';
  const someone = () => makePerson([{ organisationId, role: 'emerging_leader' }]);
  const [asking, pausing, raising, closing] = [await someone(), await someone(), await someone(), await someone()];
  const mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  await makeMenteeProfile(asking);
  await someone();
  const paused = await makeActivePairing({ mentor, mentee: pausing });
  await pausePairing(pausing, paused);
  const raised = await makeActivePairing({ mentor, mentee: raising });
  await checkIn(raising, raised, { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false });
  const closed = await makeClosingPairing({ mentor, mentee: closing });
  await keepReflection(closing, closed, { learned: 'x', proud: 'x', next: 'x', version: 0, step: 'done' });
  const becoming = await someone();
  const completed = await makeCompletedPairing({ mentor, mentee: becoming });
  await inviteToMentor(mentor, completed);
  const parting = await someone();
  const parted = await makeActivePairing({ mentor, mentee: parting });
  await endPairing(parting, parted, { ending: 'ended_early', block: true, text: '' });
  const opening = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
  const invited = await makePerson([{ organisationId: NETWORKS.CSWC, role: 'coordinator' }]);
  const inviting = await makePerson([{ organisationId: NETWORKS.ICRSE, role: 'coordinator' }]);
  const round = await openRound(inviting, NETWORKS.ICRSE, [NETWORKS.CSWC]);
  await lookAndOpen(people.secretariat, 'module', 'two');
  await lookAndOpen(people.secretariat, 'curriculum', 'part');
  const trainerOf = () => makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  const [reviewer, second] = [await trainerOf(), await trainerOf()];
  const ready = await makeWholeDraft(people.trainer, { networkId: NETWORKS.ASWA, address: `ready-${newId().slice(-6)}` }, KNOWN);
  const approved = await makeApproved(people.trainer, [reviewer, second], { networkId: NETWORKS.ASWA, address: `approved-${newId().slice(-6)}` }, KNOWN);
  const editions = [];
  for (const state of ['selecting', 'running', 'finished'] as const) editions.push(await makeEdition(people.coordinator, NETWORKS.ASWA, { entry: { curriculum: 'whole' }, state }));
  const deciding = await makeEdition(people.coordinator, NETWORKS.ASWA, { entry: { curriculum: 'whole' }, state: 'call_open' });
  await makeTeam(deciding, { lead: people.lead, organisationId, people: [await someone(), await someone(), await someone()] });
  await moveEdition(people.coordinator, deciding, 'select');
  editions.push(deciding);
  const [backHome, ...others] = [await someone(), await someone(), await someone()] as const;
  const over = await makeEdition(people.coordinator, NETWORKS.ASWA, { entry: { curriculum: 'whole', startsOn: '2025-03-02', endsOn: '2025-03-08' }, state: 'call_open' });
  const team = await makeTeam(over, { lead: people.lead, organisationId, people: [backHome, ...others] });
  await moveEdition(people.coordinator, over, 'select');
  await decideNow(people.coordinator, team, 'select');
  for (const move of ['begin', 'finish'] as const) await moveEdition(people.coordinator, over, move);
  const search = new URLSearchParams({ from: inDays(14).toISOString().slice(0, 10), minutes: '60', every: '1', count: '1' });
  return {
    asking: { person: asking, from: ['/mentoring'] },
    pausing: { person: pausing, from: [`/pairings/${paused}`, `/pairings/${paused}/meetings/new?${search}`] },
    closing: { person: closing, from: [`/pairings/${closed}`, `/pairings/${closed}/closure`, `/pairings/${closed}/closure/together`] },
    becoming: { person: becoming, from: [`/pairings/${completed}/closure`] },
    parting: { person: parting, from: [`/pairings/${parted}`] },
    nominating: { person: people.lead, from: [`/organisations/${organisationId}/nominations`] },
    opening: { person: opening, from: [`/networks/${NETWORKS.SWAN}/rounds`] },
    invited: { person: invited, from: [`/rounds/${round}`] },
    watching: { person: people.coordinator, from: [`/pairings/${raised}/oversight`, `/networks/${ids.network}/opportunities`] },
    teaching: { person: people.secretariat, from: ['one', 'two'].map((module) => `/modules/${module}/opening`).concat(['whole', 'part'].map((curriculum) => `/curricula/${curriculum}/opening`)) },
    writing: { person: people.trainer, from: ['/drafts', '/drafts/new', `/drafts/${ids.moduleDraft}`, `/drafts/${ready}`, `/drafts/${ids.adapted}/origin`, '/curricula/new', `/curricula/${ids.ordered}/order`, `/curricula/${ids.ordered}/texts`, '/modules/one/adaptation', '/modules/three', '/modules/three/withdrawal'] },
    reviewing: { person: reviewer, from: [`/reviews/${ids.inReview}`, `/reviews/${approved}`] },
    hosting: { person: people.coordinator, from: [`/networks/${ids.network}/editions`, ...editions.map((edition) => `/editions/${edition}`), `/editions/${deciding}/selection`, `/editions/${ids.decidingEdition}/timetable?day=6`] },
    goingHome: { person: people.member, from: [`/teams/${ids.planTeam}/plan`, `/plan-lines/${ids.planLine}`] },
    certified: { person: people.member, from: [`/delegates/${ids.homeDelegate}/certificate`] },
    backHome: { person: backHome, from: [`/delegates/${await delegacyOf(team, backHome)}/certificate`] },
    wanting: { person: people.lead, from: [`/teams/${ids.homeTeam}/plan`] },
    hearing: { person: people.coordinator, from: [`/editions/${ids.planEdition}/plans`, `/editions/${ids.homeEdition}/plans`] },
    planning: { person: people.mentor, from: [`/pairings/${ids.pairing}/meetings/new?${search}`] },
  };
}
