import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { ModuleHead } from '../library/model.ts';
import type { ModulePage } from '../library/module-page.ts';
import { LETTERS } from '../vocabulary.ts';
import { findGoing, findLeading, findPart, holdWhile, type EditionPart } from './edition-part.server.ts';
import type { GivenAnswers } from './knowledge-check-form.ts';
import { textOfHtml } from '../library/drawn-text.ts';
import { chooseQuestions } from './knowledge-gain.ts';
import { roundOf } from './running-model.ts';

/** A part of a check as it lies: which questions of which version of a module, with its words in a language. */
interface Part {
  position: number;
  questions: string[];
  keys: ModuleHead['questions'];
  address: string;
  title: string;
  language: string;
  page: ModulePage;
}

/** The parts of an edition's check in a language, or the one at a position with what it asks. */
function readParts(editionId: string, locale: Locale, position: number | null = null): Promise<Part[]> {
  return readRows<Part>(Prisma.sql`
    select p.position::int as position, p.questions, v.questions as keys, m.address, t.title, t.language, ${position === null ? Prisma.sql`null` : Prisma.sql`t.page`} as page
      from edition_check_part p join module_version v on v.id = p.version_id join module m on m.id = v.module_id
      join lateral (select * from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where p.edition_id = ${editionId}::uuid and (${position}::int is null or p.position = ${position}) order by p.position`);
}

/** Whether a check was opened, and the round in which it is answered now. */
async function standingOf({ edition }: EditionPart) {
  const check = await database().editionCheck.findUnique({ where: { editionId: edition.id } });
  const isSecondOpen = (check?.secondOpenedAt ?? null) !== null;
  const round = check ? roundOf(edition.state, isSecondOpen) : null;
  return { isOpened: check !== null, isSecondOpen, round, isOver: edition.state === 'finished' || edition.state === 'closed' };
}

/** The check of an edition: for who goes there, what they have answered; for coordinators and faculty, how far it has come. @throws NotFound */
export async function readCheck(person: AskingPerson, id: string, locale: Locale) {
  const part = await findPart(person, id);
  const { leads, delegateId, edition } = part;
  const [standing, parts, own] = await Promise.all([standingOf(part), readParts(id, locale), delegateId ? database().editionAnswers.findMany({ where: { delegateId, editionId: id }, select: { position: true, round: true } }) : []]);
  const hasGiven = (position: number, round: string) => own.some((one) => one.position === position && one.round === round);
  return {
    id,
    leads,
    goes: delegateId !== null,
    ...standing,
    questions: parts.reduce((sum, { questions }) => sum + questions.length, 0),
    mayOpen: leads && !standing.isOpened && roundOf(edition.state, false) !== null,
    mayOpenSecond: leads && standing.isOpened && !standing.isSecondOpen && edition.state === 'running',
    parts: parts.map(({ position, title, language, questions }) => ({ position, title, language, questions: questions.length, before: hasGiven(position, 'before'), after: hasGiven(position, 'after') })),
  };
}

/** Opens the check of an edition: so many questions of each module of its curriculum, or one for each objective, in the version that is published now, for both rounds. @throws NotFound; Refusal when there is one, or nothing to ask */
export async function openCheck(person: AskingPerson, id: string, perModule: number | 'each'): Promise<void> {
  const { edition } = await findLeading(person, id);
  await inTransaction(async (tx) => {
    await holdWhile(tx, id, 'check');
    if ((await tx.editionCheck.count({ where: { editionId: id } })) > 0) throw new Refusal('academy.running.refusals.checkOpened');
    const versions = await tx.$queryRaw<{ id: string; questions: ModuleHead['questions'] }[]>`
      select v.id, v.questions from curriculum_module cm join module_version v on v.module_id = cm.module_id and v.state = 'published'
       where cm.curriculum_id = ${edition.curriculumId}::uuid and jsonb_array_length(v.questions) > 0 order by cm.position`;
    if (versions.length === 0) throw new Refusal('academy.running.refusals.nothingToAsk');
    await tx.editionCheck.create({ data: { editionId: id, openedById: person.id, openedAt: now() }, select: { editionId: true } });
    await tx.editionCheckPart.createMany({ data: versions.map((version, i) => ({ editionId: id, position: i + 1, versionId: version.id, questions: chooseQuestions(version.questions, perModule).map((one) => one.id) })) });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.checkOpened', subjectType: 'edition', subjectId: id });
  });
}

/** Opens the second round, and with that ends the first for everyone. @throws NotFound; Refusal before the edition runs, and when it is open */
export async function openSecondRound(person: AskingPerson, id: string): Promise<void> {
  await findLeading(person, id);
  await inTransaction(async (tx) => {
    const edition = await holdWhile(tx, id, 'check');
    const { count } = edition.state === 'running' ? await tx.editionCheck.updateMany({ where: { editionId: id, secondOpenedAt: null }, data: { secondOpenedAt: now() } }) : { count: 0 };
    if (count === 0) throw new Refusal('academy.running.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.checkedAgain', subjectType: 'edition', subjectId: id });
  });
}

/**
 * A part of the check for who goes there: what it asks, while they have not answered in the round that is open; and once they have
 * answered the second time, or it is over, what they answered, what is right and why. @throws NotFound; Refusal for who does not go
 */
export async function readCheckPart(person: AskingPerson, id: string, position: number, locale: Locale) {
  const part = await findGoing(person, id);
  const [{ round, isOver }, [found], given] = await Promise.all([standingOf(part), readParts(id, locale, position), database().editionAnswers.findMany({ where: { delegateId: part.delegateId, editionId: id, position }, select: { round: true, answers: true } })]);
  if (!found) throw new NotFound();
  const answersOf = (which: string) => given.find((one) => one.round === which)?.answers as Record<string, string> | undefined;
  const [before, after] = [answersOf('before'), answersOf('after')];
  const isTold = after !== undefined || (isOver && before !== undefined);
  const questions = found.questions.flatMap((question) => {
    const at = found.keys.findIndex((one) => one.id === question);
    const text = found.page.questions[at];
    const right = found.keys[at]?.right;
    if (!text || !right) return [];
    const told = { right, explanation: text.explanation, before: before?.[question] ?? null, after: after?.[question] ?? null };
    return [{ id: question, question: text.question, answers: text.answers.map((html, i) => ({ letter: LETTERS[i] ?? 'a', text: textOfHtml(html) })), told: isTold ? told : null }];
  });
  return { id, position, module: found.title, language: found.language, round, mayAnswer: round !== null && answersOf(round) === undefined, isTold, hasBefore: before !== undefined, questions };
}

/** Keeps what somebody answered in a part, in the round that is open; the first that arrives stands. @throws NotFound; RefusedField for a question without an answer; Refusal when no round is open */
export async function keepAnswers(person: AskingPerson, id: string, position: number, given: GivenAnswers): Promise<void> {
  const { delegateId } = await findGoing(person, id);
  const part = await database().editionCheckPart.findUnique({ where: { editionId_position: { editionId: id, position } }, select: { questions: true } });
  if (!part) throw new NotFound();
  const lacking = part.questions.find((question) => !given.has(question));
  if (lacking) throw new RefusedField(`answer.${lacking}`, 'ui.forms.errors.choose');
  await inTransaction(async (tx) => {
    const edition = await holdWhile(tx, id, 'check');
    const check = await tx.editionCheck.findUniqueOrThrow({ where: { editionId: id }, select: { secondOpenedAt: true } });
    const round = roundOf(edition.state, check.secondOpenedAt !== null);
    if (!round) throw new Refusal('academy.running.refusals.notNow');
    const answers = Object.fromEntries(part.questions.map((question) => [question, given.get(question) ?? 'none']));
    await tx.editionAnswers.createMany({ data: [{ delegateId, editionId: id, position, round, answers, answeredAt: now() }], skipDuplicates: true });
  });
}
