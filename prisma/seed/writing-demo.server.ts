import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { adaptModule } from '#app/domain/academy/writing/adaptations.server.ts';
import { beginModule, readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { addPiece, savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { commentPiece, submitDraft } from '#app/domain/academy/writing/reviews.server.ts';
import { beginNextVersion } from '#app/domain/academy/writing/revision.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeReviewers, publishDraft, rewrite } from './adaptations.server.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { drawSheet, drawStreet, makePicture, showPicture } from './pictures.server.ts';

interface WritingCast {
  /** Two trainers of a network, and one of another; the README names them. */
  sage: AskingPerson;
  thyme: AskingPerson;
  fern: AskingPerson;
}

/** What trainers write: a draft under way, one in review, and a module of one network that another adapts, whose origin has changed since. */
export async function seedWritingDemo({ sage, thyme, fern }: WritingCast): Promise<void> {
  await beginDraft(sage);
  // Where the program's own modules are not published there is nothing to adapt.
  if ((await database().module.count({ where: { slug: { in: ['safe-spaces', 'planning-for-home'] } } })) < 2) return;
  const inReview = await adaptModule(thyme, 'safe-spaces', { network: NETWORKS.ASWA, address: 'a-room-of-our-own', language: 'en' });
  await rewrite(thyme, inReview, { purpose: 'Those who come can say what makes a room safe for them in a town where everyone knows everyone, and agree on rules that hold when a stranger knocks.' });
  await submitDraft(thyme, inReview);
  const { pieces } = await readDraft(sage, inReview);
  await commentPiece(sage, inReview, { piece: pieces.find(({ kind }) => kind === 'handout')?.id ?? '', text: 'Could the handout say whom to call at night? In two of our towns nobody answers after eight.' });

  const reviewers = [thyme, await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }], { pseudonym: 'Lichen' })];
  const ours = await adaptModule(sage, 'planning-for-home', { network: NETWORKS.ASWA, address: 'planning-in-small-towns', language: 'en' });
  await rewrite(sage, ours, { audience: 'Delegates and staff of groups in small towns, where one person often does the work of three.' });
  const address = await publishDraft(sage, reviewers, ours);
  const theirs = await adaptModule(fern, address, { network: NETWORKS.APNSW, address: 'planning-on-the-islands', language: 'en' });
  await rewrite(fern, theirs, { audience: 'Delegates of island groups, who meet twice a year and otherwise by phone.' });
  await publishDraft(fern, await makeReviewers(NETWORKS.APNSW, [{ pseudonym: 'Rattan' }, { pseudonym: 'Champaca' }]), theirs);
  const next = await beginNextVersion(sage, address);
  await rewrite(sage, next, { audience: 'Delegates, staff and board of groups in small towns, where one person often does the work of three.', online: 'Two calls of ninety minutes, a week apart. Between them each team sends a photo of its plan drawn by hand.' });
  const { key } = await makePicture(sage, next, { en: 'A large sheet on a wall: four columns with cards in them, and an arrow below that leads to the right.', fr: 'Une grande feuille au mur : quatre colonnes avec des cartes, et en bas une flèche vers la droite.' }, await drawSheet());
  await showPicture(sage, next, key);
  await publishDraft(sage, reviewers, next);
  await beginNextVersion(fern, 'planning-on-the-islands');
}

async function beginDraft(trainer: AskingPerson): Promise<void> {
  const id = await beginModule(trainer, { network: NETWORKS.ASWA, title: 'Talking with the neighbours', address: 'talking-with-the-neighbours', language: 'en', available: 180 });
  const { pieces } = await readDraft(trainer, id);
  const put = (pieceId: string, words: { title: string; body: string; notes: string }, more = {}) => savePiece(trainer, id, pieceId, 'en', { ...words, edit: 0, ...more });
  const said = { audience: 'Members and peer educators who open a centre in a street where people already talk.', handout: '### Before you knock\n\n- Who comes along, and who knows where you are\n- What you say in one sentence\n- What you do **not** say' };
  for (const [kind, body] of Object.entries(said)) await put(pieces.find((piece) => piece.kind === kind)?.id ?? '', { title: '', body, notes: '' });
  const purpose = pieces.find(({ kind }) => kind === 'purpose');
  await savePiece(trainer, id, purpose?.id ?? '', 'en', { title: 'Talking with the neighbours', body: 'Those who come can explain in a minute what the centre is for, to somebody who is afraid of it, without giving anyone away.', notes: '', edit: purpose?.edits.en ?? 1 });
  const block = await addPiece(trainer, id, 'block');
  await put(block, { title: 'The shopkeeper asks', body: '1. In pairs: one is the shopkeeper, one comes to buy bread.\n2. The shopkeeper asks what goes on next door.\n3. Change places, then tell the group which answer felt safe.', notes: 'Nobody has to play themselves. Stop when somebody says stop.' }, { blockKind: 'group-work', minutes: 45 });
  const seen = { en: 'A street with a house in the middle, and a way from it to each of four doors.', fr: 'Une rue avec une maison au milieu, et un chemin de là vers chacune de quatre portes.' };
  await showPicture(trainer, id, (await makePicture(trainer, id, seen, await drawStreet())).key);
}
