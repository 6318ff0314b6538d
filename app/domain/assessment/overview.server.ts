import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, fitsWords, orderOf, pagesOf, wordsIn } from '#app/domain/listing.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { mayAnswer, writerOf } from './answering.server.ts';
import { findAssessment, findAssessmentAsLead } from './assessments.server.ts';
import { chosenComponents } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { mayMove } from './life-cycle.ts';
import type { AssessmentsQuery } from './lists.ts';
import { assessmentAbilities, leadsIn } from './policy.ts';
import { listPossibleParticipants } from './start.server.ts';

const LINE = { id: true, state: true, mode: true, dueOn: true, createdAt: true, completedAt: true, sharing: true, revisionOfId: true, components: true } as const;

/**
 * An organisation's assessments, as far as the person sees them; searched, filtered, ordered and paged by the database. Their words are the names of
 * their components, in the reader's language: what was written in them is sealed.
 */
export async function listAssessments(person: AskingPerson, organisationId: string, query: AssessmentsQuery, locale: Locale) {
  const organisation = await findOrganisation(person, organisationId);
  if (!person.memberships.some((held) => held.organisationId === organisationId)) throw new NotFound();
  const seen = { AND: [{ organisationId }, within(assessmentAbilities(person), 'read', 'Assessment')] };
  const year = Number(query.year);
  const where: Prisma.AssessmentWhereInput = {
    AND: [seen, ...(await havingParts(organisationId, query.q, locale)), query.state ? { state: query.state } : {}, query.mode ? { mode: query.mode } : {}, query.year ? { createdAt: { gte: new Date(Date.UTC(year, 0)), lt: new Date(Date.UTC(year + 1, 0)) } } : {}],
  };
  const { by, direction } = orderOf(query.order);
  const [{ _min: first, _max: last }, count, rows] = await Promise.all([
    database().assessment.aggregate({ where: seen, _min: { createdAt: true }, _max: { createdAt: true } }),
    database().assessment.count({ where }),
    database().assessment.findMany({ where, orderBy: [by === 'completed' ? { completedAt: { sort: direction, nulls: 'last' } } : { createdAt: direction }, { id: 'desc' }], ...cutOf(query), select: { ...LINE, instrumentId: true } }),
  ]);
  return {
    organisation: { id: organisation.id, name: organisation.name },
    mayStart: leadsIn(person, organisationId) && (organisation.kind === 'national' || organisation.kind === 'local'),
    count,
    pages: pagesOf(count),
    years: yearsBetween(first.createdAt, last.createdAt),
    assessments: await Promise.all(rows.map(async ({ instrumentId, ...row }) => ({ ...tellLine(row), parts: await namesOfParts(instrumentId, row.components, locale) }))),
  };
}

/** Each word that is searched for, as a condition: a component of that name is among those that were chosen. */
async function havingParts(organisationId: string, q: string, locale: Locale): Promise<Prisma.AssessmentWhereInput[]> {
  const words = wordsIn(q);
  if (words.length === 0) return [];
  const used = await database().assessment.findMany({ where: { organisationId }, distinct: ['instrumentId'], select: { instrumentId: true } });
  const instruments = await Promise.all(used.map(async ({ instrumentId }) => ({ instrumentId, parts: (await readInstrument(instrumentId)).components })));
  return words.map((word) => ({ OR: instruments.map(({ instrumentId, parts }) => ({ instrumentId, components: { hasSome: parts.filter(({ name }) => fitsWords(word, name[locale])).map(({ id }) => id) } })) }));
}

/** What an assessment asks about; null where that is all there is. */
async function namesOfParts(instrumentId: string, chosen: readonly string[], locale: Locale): Promise<string[] | null> {
  const instrument = await readInstrument(instrumentId);
  const parts = chosenComponents(instrument, chosen);
  return parts.length === instrument.components.length ? null : parts.map(({ name }) => name[locale]);
}

/** The years from the first to the last, the last one first. */
function yearsBetween(first: Date | null, last: Date | null): string[] {
  if (!first || !last) return [];
  const newest = last.getUTCFullYear();
  return Array.from({ length: newest - first.getUTCFullYear() + 1 }, (_, i) => String(newest - i));
}

/** What is under way for the person, in all organisations they belong to: for the first page. */
export async function listCurrentAssessments(person: AskingPerson) {
  const rows = await database().assessment.findMany({
    where: { AND: [{ state: { in: ['draft', 'answering', 'consensus'] } }, within(assessmentAbilities(person), 'read', 'Assessment')] },
    relationLoadStrategy: 'join',
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { ...LINE, organisation: { select: { name: true } } },
  });
  return rows.map(({ organisation, ...row }) => ({ ...tellLine(row), organisation: organisation.name }));
}

function tellLine<T extends { dueOn: Date | null; createdAt: Date; completedAt: Date | null; components: string[] }>({ dueOn, createdAt, completedAt, components, ...row }: T) {
  return { ...row, components: components.length, dueOn: dueOn?.toISOString() ?? null, createdAt: createdAt.toISOString(), completedAt: completedAt?.toISOString() ?? null };
}

/** An assessment's own page: where it stands, who takes part, how far each component is, what comes next. */
export async function readOverview(person: AskingPerson, id: string) {
  const assessment = await findAssessment(person, id);
  const instrument = await readInstrument(assessment.instrumentId);
  const writer = writerOf(assessment, person);
  const [participants, counts, settled] = await Promise.all([
    database().participant.findMany({ where: { assessmentId: id }, relationLoadStrategy: 'join', orderBy: { person: { pseudonym: 'asc' } }, select: { finishedAt: true, person: { select: { id: true, pseudonym: true } } } }),
    database().answer.findMany({ where: { assessmentId: id, personId: writer, kind: { not: null } }, select: { criterionKey: true } }),
    writer === null ? Promise.resolve(0) : database().answer.count({ where: { assessmentId: id, personId: null, kind: { not: null } } }),
  ]);
  const answered = new Set(counts.map((one) => one.criterionKey));
  const { isLead, state, mode, participation } = assessment;
  const possible = (move: Parameters<typeof mayMove>[0]) => isLead && mayMove(move, state, mode);
  const safe = assessment.revisionReason ? await openSafe(assessment.organisationId) : null;
  return {
    ...tellLine({ id, state, mode, dueOn: assessment.dueOn, createdAt: assessment.createdAt, completedAt: assessment.completedAt, components: assessment.components, sharing: assessment.sharing, inAggregates: assessment.inAggregates, revisionOfId: assessment.revisionOfId }),
    revisionReason: safe?.unseal(assessment.revisionReason, { model: 'assessment', field: 'revision_reason', rowId: id }) ?? null,
    organisation: { id: assessment.organisationId, name: assessment.organisation.name },
    participants: participants.map(({ person: { pseudonym }, finishedAt }) => ({ pseudonym, finished: finishedAt !== null })),
    parts: chosenComponents(instrument, assessment.components).map(({ name, position, criteria }) => ({ name, position, criteria: criteria.length, answered: criteria.filter((one) => answered.has(one.id)).length })),
    settled,
    isOwnSet: writer !== null,
    may: {
      answer: state === 'answering' && mayAnswer(assessment, person),
      settle: state === 'consensus' && mayAnswer(assessment, person),
      finish: state === 'answering' && mode === 'each_first' && participation !== null,
      finished: participation?.finishedAt !== null && participation !== null,
      open: possible('open'),
      beginConsensus: possible('settle'),
      reopen: possible('reopen'),
      complete: possible('complete'),
      withdraw: possible('withdraw'),
      lead: isLead,
    },
  };
}

/** Who takes part, who could, and by when. `stands`: the group began to talk, and only the day can change. */
export async function readParticipants(person: AskingPerson, id: string) {
  const assessment = await findAssessmentAsLead(person, id);
  const chosen = (await database().participant.findMany({ where: { assessmentId: id }, select: { personId: true } })).map(({ personId }) => personId);
  const { people, more } = await listPossibleParticipants(assessment.organisationId, chosen);
  return { id, people, more, chosen, dueOn: assessment.dueOn?.toISOString().slice(0, 10) ?? '', isOver: assessment.state === 'completed', stands: assessment.consensusAt !== null };
}
