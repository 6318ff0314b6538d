import { join } from 'node:path';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { withdrawAssessment } from '#app/domain/assessment/revision.server.ts';
import { startAssessment } from '#app/domain/assessment/start.server.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { declareLedBy } from '#app/domain/network/led-by.server.ts';
import { adaptModule } from '#app/domain/academy/writing/adaptations.server.ts';
import { commentPiece, resolveComment } from '#app/domain/academy/writing/reviews.server.ts';
import { publishCurriculum } from '#app/domain/academy/library/publishing.server.ts';
import { startTakingOut } from '#app/domain/academy/departures.server.ts';
import { addOutput } from '#app/domain/assistance/outputs.server.ts';
import { startLettingGo } from '#app/domain/assistance/departures.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeAdapted, makeOrdered, makePublished, makeReviewers } from '#prisma/seed/adaptations.server.ts';
import { makeDraft, makeReviewed } from '#prisma/seed/authoring.server.ts';
import { makePicture, makePictured } from '#prisma/seed/pictures.server.ts';
import { answerAll, makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeVisit } from '#prisma/seed/visits.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import type { Who } from '../matrix/routes.ts';
import { makeEditions } from './edition-scene.ts';
import { makeAssistance, makersOfFresh, type Helped } from './assistance-scene.ts';
import { KNOWN, makeCurriculumFolder } from './module-files.ts';
import { makeMatching } from './matching-scene.ts';
import { BETWEEN_TWO, makePairings } from './pairing-scene.ts';
import { makeDemonstrations } from './sites-scene.ts';

export type SignedIn = Exclude<Who, 'visitor'>;

export interface Scene {
  people: Record<SignedIn, AskingPerson>;
  /** Records of the organisation that is asked for, under the names that stand in `tests/matrix/routes.ts`, and more. */
  ids: Record<string, string>;
  /** The same kinds of records, of the organisation of `otherLead`. */
  otherIds: Record<string, string>;
  /** What a move uses up, made anew: by the name of its id. */
  fresh: Record<string, () => Promise<string>>;
}

const PARTS = ['community-empowerment', 'addressing-violence'];

/**
 * Two organisations in two regions, each with records of every kind and assessments in every state. `canary` stands in all texts
 * of the first one that only its own people may read.
 */
export async function makeScene(canary: string): Promise<Scene> {
  startTelling();
  startLettingGo();
  startTakingOut();
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  await publishModules();
  const organisation = await makeOrganisation({ name: `House ${canary}` });
  const other = await makeOrganisation({ networkId: NETWORKS.APNSW, country: 'IN' });
  const people: Record<SignedIn, AskingPerson> = {
    lead: await makePerson([{ organisationId: organisation, role: 'lead' }]),
    participant: await makePerson([{ organisationId: organisation, role: 'member' }]),
    member: await makePerson([{ organisationId: organisation, role: 'emerging_leader' }]),
    coordinator: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]),
    secretariat: await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]),
    otherLead: await makePerson([{ organisationId: other, role: 'lead' }]),
    otherCoordinator: await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]),
    formerMember: await makePerson([{ organisationId: organisation, role: 'member' }]),
    provider: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]),
    declined: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]),
    mentor: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]),
    otherMentor: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]),
    siteHost: await makePerson([{ organisationId: organisation, role: 'site_host' }]),
    trainer: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]),
  };
  await database().membership.updateMany({ where: { personId: people.formerMember.id }, data: { endedAt: new Date() } });
  const otherTrainer = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  const otherMember = await makePerson([{ organisationId: other, role: 'member' }]);
  const helped: Helped = { ...people, organisationId: organisation, networkId: NETWORKS.ASWA, otherNetworkId: NETWORKS.APNSW, words: canary };
  const otherHelped: Helped = {
    organisationId: other,
    networkId: NETWORKS.APNSW,
    otherNetworkId: NETWORKS.ASWA,
    lead: people.otherLead,
    coordinator: people.otherCoordinator,
    provider: await makePerson([{ organisationId: NETWORKS.APNSW, role: 'peer_provider' }]),
    declined: await makePerson([{ organisationId: NETWORKS.APNSW, role: 'peer_provider' }]),
    words: 'plain words',
  };
  const fresh = await makersOfFresh(helped);
  const paired = { coordinator: people.coordinator, mentor: people.mentor, mentee: people.member, secondMentee: people.participant, networkId: NETWORKS.ASWA, words: BETWEEN_TWO, summary: canary };
  const otherPaired = { coordinator: people.otherCoordinator, mentor: await makePerson([{ organisationId: NETWORKS.APNSW, role: 'mentor' }]), mentee: otherMember, secondMentee: await makePerson([{ organisationId: other, role: 'emerging_leader' }]), networkId: NETWORKS.APNSW, words: 'plain words', summary: 'plain words' };
  const matched = { organisationId: organisation, networkId: NETWORKS.ASWA, lead: people.lead, coordinator: people.coordinator, mentor: people.mentor, otherMentor: people.otherMentor, mentee: people.member, words: BETWEEN_TWO };
  const otherMatched = { organisationId: other, networkId: NETWORKS.APNSW, lead: people.otherLead, coordinator: people.otherCoordinator, mentor: otherPaired.mentor, otherMentor: await makePerson([{ organisationId: NETWORKS.APNSW, role: 'mentor' }]), mentee: otherPaired.secondMentee, words: 'plain words' };
  let dayOfVisit = 100;
  const ids: Record<string, string> = { ...(await makeRecords(organisation, NETWORKS.ASWA, [people.lead, people.participant, people.member, people.siteHost], canary)), ...(await makeAssistance(helped)), ...(await oneOfEach(fresh)), ...(await makePairings(paired)), ...(await makeMatching(matched)), ...(await makeDemonstrations({ coordinator: people.coordinator, host: people.siteHost, visitors: [people.provider, people.mentor], organisationId: organisation, networkId: NETWORKS.ASWA, words: canary })), ...(await makeWritten(people.trainer, NETWORKS.ASWA)), ...(await makeEditions({ ...matched, going: people.member, asked: people.participant, words: canary, own: BETWEEN_TWO })), network: NETWORKS.ASWA, notification: await toldTo(people.lead) };
  return {
    people,
    ids,
    otherIds: { ...(await makeRecords(other, NETWORKS.APNSW, [people.otherLead, otherMember], 'plain words')), ...(await makeAssistance(otherHelped)), ...(await oneOfEach(await makersOfFresh(otherHelped))), ...(await makePairings(otherPaired)), ...(await makeMatching(otherMatched)), ...(await makeDemonstrations({ coordinator: people.otherCoordinator, host: people.otherLead, visitors: [otherHelped.provider, otherPaired.mentor], organisationId: other, networkId: NETWORKS.APNSW, words: 'plain words' })), ...(await makeWritten(otherTrainer, NETWORKS.APNSW)), ...(await makeEditions({ ...otherMatched, going: otherMember, asked: otherPaired.secondMentee, own: 'plain words' })), network: NETWORKS.APNSW, notification: await toldTo(people.otherLead) },
    fresh: {
      ...fresh,
      async endable() {
        const { id } = await makePerson([{ organisationId: organisation, role: 'member' }]);
        return (await database().membership.findFirstOrThrow({ where: { personId: id }, select: { id: true } })).id;
      },
      // Whoever comes to a visit is named when it is asked for: each who takes somebody out finds one of its own, on a day of its own.
      fewerVisit: () => makeVisit({ siteId: ids.demonstration ?? '', host: people.siteHost, asker: people.coordinator, visitors: [people.provider, people.mentor, people.coordinator], source: { kind: 'organisation', id: NETWORKS.ASWA }, words: canary, inDays: (dayOfVisit += 1), upTo: 'confirmed' }),
      removable: () => addOutput(people.lead, ids.engagement ?? '', { title: canary, sessionId: null, bytes: Buffer.from(canary), givenName: 'a.txt' }),
    },
  };
}

/** The latest that someone was told of what happened in the scene. */
async function toldTo({ id }: AskingPerson): Promise<string> {
  return (await database().notification.findFirstOrThrow({ where: { personId: id }, orderBy: { at: 'desc' } })).id;
}

async function oneOfEach(makers: Scene['fresh']): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const [name, make] of Object.entries(makers)) made[name] = await make();
  return made;
}

async function makeRecords(organisation: string, networkId: string, [lead, participant, ...others]: readonly [AskingPerson, AskingPerson, ...AskingPerson[]], words: string): Promise<Record<string, string>> {
  const answer = () => ({ note: words, evidence: words });
  const scene = { lead, organisationId: organisation, participants: [lead, participant], answer };
  const spare = await makePerson([{ organisationId: organisation, role: 'member' }], { pseudonym: `Sparrow ${organisation.slice(-6)} ${words}` });
  await declareLedBy(lead, organisation, { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: words, spokespersonsAnswer: '', staffAnswer: '' });
  await invite(lead, organisation, { role: 'member', locale: 'en', note: words });
  const earlier = await makeCompletedAssessment({ ...scene, at: new Date('2025-03-04T09:00:00Z') });
  const consensus = await makeOpenAssessment({ ...scene, mode: 'each_first', components: PARTS });
  for (const [k, one] of [lead, participant].entries()) await answerAll(one, consensus, PARTS, (i) => ({ choice: String((i + k * (i % 3)) % 5) as '0', ...answer() }));
  await beginConsensus(lead, consensus);
  const withdrawn = await makeOpenAssessment({ ...scene, components: PARTS });
  await withdrawAssessment(lead, withdrawn);
  const left = await makePerson([{ organisationId: organisation, role: 'member' }]);
  await database().membership.updateMany({ where: { personId: left.id }, data: { endedAt: new Date() } });
  const [closing, closed] = [await makeOrganisation({ networkId }), await makeOrganisation({ networkId })];
  await database().membership.createMany({ data: [closing, closed].flatMap((organisationId) => [lead, participant, ...others].map(({ id }, i) => ({ id: newId(), personId: id, organisationId, role: i === 0 ? ('lead' as const) : ('member' as const) }))) });
  await database().organisation.update({ where: { id: closed }, data: { closedAt: new Date() }, select: { id: true } });
  const open = await makeOpenAssessment({ ...scene, mode: 'each_first' });
  return {
    organisation,
    closing,
    closed,
    person: spare.id,
    /** Somebody whose only role has ended: it can be given back. */
    leaver: left.id,
    ended: (await database().membership.findFirstOrThrow({ where: { personId: left.id } })).id,
    earlier,
    consensus,
    withdrawn,
    completed: await makeCompletedAssessment(scene),
    open,
    // Where something is to be changed for good, the matrix makes one anew each time.
    spare: open,
    together: await makeOpenAssessment({ ...scene, components: PARTS }),
    draft: await startAssessment(lead, organisation, { mode: 'each_first', components: PARTS, dueOn: null, participants: [participant.id] }),
    session: newId(),
    token: (await invite(lead, organisation, { role: 'member', locale: 'en', note: '' })).split('/').pop() ?? '',
    membership: (await database().membership.findFirstOrThrow({ where: { personId: spare.id } })).id,
    endable: (await database().membership.findFirstOrThrow({ where: { personId: spare.id } })).id,
    declaration: (await database().ledByDeclaration.findFirstOrThrow({ where: { organisationId: organisation } })).id,
    invitation: (await database().invitation.findFirstOrThrow({ where: { organisationId: organisation, note: { not: null } } })).id,
  };
}

/** A module that is being written, with a piece and a block of it; and one that others read, with what was said of it and what was seen to of that. */
async function makeWritten(trainer: AskingPerson, networkId: string): Promise<Record<string, string>> {
  const moduleDraft = await makeDraft(trainer, { networkId, address: `written-${networkId.slice(-2)}-${newId().slice(-6)}`, words: 'Words of trainers.' });
  const inReview = await makeReviewed(trainer, { networkId, address: `read-${networkId.slice(-2)}-${newId().slice(-6)}`, words: 'Words of trainers.' }, KNOWN);
  const adapted = networkId === NETWORKS.ASWA ? await makeAdaptedScene(trainer, networkId) : await adaptModule(trainer, 'one', { network: networkId, address: `adapted-${newId().slice(-6)}`, language: 'en' });
  const ordered = await makeOrdered(trainer, networkId, { of: 'whole', address: `ordered-${newId().slice(-6)}` });
  const picture = await makePicture(trainer, moduleDraft, 'Words of trainers.');
  const unshown = await makePicture(trainer, moduleDraft, 'Words of trainers.');
  const shown = await makePictured(trainer, await makeReviewers(networkId), { networkId, address: `pictured-${newId().slice(-6)}`, seen: 'Words of trainers.' }, KNOWN);
  const pieces = await database().modulePiece.findMany({ where: { versionId: moduleDraft, kind: { in: ['audience', 'block'] } }, orderBy: { position: 'desc' } });
  const { id: reviewComment, pieceId } = await database().reviewComment.findFirstOrThrow({ where: { piece: { versionId: inReview } } });
  await commentPiece(trainer, inReview, { piece: pieceId, text: 'Words of trainers.' });
  const { id: seenTo } = await database().reviewComment.findFirstOrThrow({ where: { pieceId, id: { not: reviewComment } } });
  await resolveComment(trainer, inReview, seenTo);
  return { moduleDraft, picture: picture.id, unshownPicture: unshown.id, pictured: shown.address, shownPicture: shown.key, inReview, adapted, ordered, reviewComment, piece: pieces.find(({ kind }) => kind === 'audience')?.id ?? '', block: pieces.find(({ kind }) => kind === 'block')?.id ?? '' };
}

/** A draft that was adapted from what a third network wrote, with changes of that to decide on. */
async function makeAdaptedScene(trainer: AskingPerson, networkId: string): Promise<string> {
  const [author, ...reviewers] = [await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }]), ...(await makeReviewers(NETWORKS.SWAN))];
  const of = await makePublished(author, reviewers, { networkId: NETWORKS.SWAN, address: `origin-${newId().slice(-6)}` }, KNOWN);
  return makeAdapted(trainer, networkId, { author, reviewers, of, address: `adapted-${newId().slice(-6)}`, words: 'Words of trainers.' });
}

/** Two modules in an order, at the addresses that stand in `tests/matrix/routes.ts`; one of them in another; and one that a network writes. */
async function publishModules(): Promise<void> {
  const made = makeCurriculumFolder();
  made.module('one');
  made.module('two', { prerequisites: '[one]' });
  made.curriculum('whole', ['one', 'two']);
  made.curriculum('part', ['two']);
  const isThere = (await database().module.count({ where: { slug: 'three' } })) > 0;
  if (!isThere) made.module('three');
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  await database().module.updateMany({ where: { slug: 'three' }, data: { networkId: NETWORKS.ASWA } });
}
