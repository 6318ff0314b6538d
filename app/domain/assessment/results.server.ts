import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { unsealAnswer, type WrittenAnswer } from './answering.server.ts';
import { compare, type ComparedCriterion } from './comparison.ts';
import { chosenComponents, type Component, type Criterion, type Instrument } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { assessmentAbilities, leadsIn } from './policy.ts';
import { inChosenOrder, rankPriorities, strengthsOf, type Priority } from './priorities.ts';
import { confidenceOf, overallScore, scoreOf, type Answered, type Confidence, type Score } from './scoring.ts';
import { meanDisagreement, spreadOf, type Spread } from './spread.ts';

export interface CriterionResult {
  criterion: Criterion;
  component: string;
  answer: Answered;
  spread: Spread;
  /** Why the group chose it, and what shows it; null for who sees scores only. */
  texts: Pick<WrittenAnswer, 'note' | 'evidence'> | null;
}

export interface ComponentResult extends Score {
  component: Component & { position: number };
  confidence: Confidence;
  criteria: CriterionResult[];
  /** The score of the earlier assessment that it is compared with. */
  before: number | null;
}

export interface Results {
  id: string;
  organisation: { id: string; name: string };
  instrument: Instrument;
  completedAt: string;
  /** What the person may see: scores only, or all of it. */
  view: 'scores' | 'everything';
  isLead: boolean;
  isInside: boolean;
  sharing: { sharing: 'nobody' | 'scores' | 'everything'; inAggregates: boolean };
  overall: number | null;
  components: ComponentResult[];
  priorities: Priority[];
  committed: string[];
  weights: Record<string, number>;
  strengths: CriterionResult[];
  earlier: { id: string; completedAt: string }[];
  comparison: { id: string; completedAt: string; criteria: ComparedCriterion[] } | null;
  revisionOfId: string | null;
}

/**
 * The results of a completed assessment, for its own people and for the regional network as far as it was shared; beside an
 * earlier one of the same organisation where one is named. @throws NotFound
 */
export async function readResults(person: AskingPerson, id: string, earlierId: string | null = null): Promise<Results> {
  const abilities = assessmentAbilities(person);
  const found = await database().assessment.findFirst({
    where: { AND: [{ id, state: 'completed' }, { OR: [within(abilities, 'read', 'Assessment'), within(abilities, 'readShared', 'Assessment')] }] },
    relationLoadStrategy: 'join',
    include: {
      organisation: { select: { name: true, assessments: { where: { state: 'completed', id: { not: id } }, orderBy: { completedAt: 'desc' }, take: MOST_EARLIER, select: { id: true, completedAt: true } } } },
      weights: true,
      priorities: { orderBy: { position: 'asc' } },
    },
  });
  if (!found) throw new NotFound();
  const { organisationId } = found;
  const isInside = person.memberships.some((held) => held.organisationId === organisationId);
  const view = isInside || found.sharing === 'everything' ? 'everything' : 'scores';
  // Who looks from outside is told of no other.
  const others = isInside ? found.organisation.assessments.map((one) => ({ id: one.id, completedAt: one.completedAt?.toISOString() ?? '' })) : [];
  const earlier = others.find((one) => one.id === earlierId);
  if (earlierId && !earlier) throw new NotFound();
  const [instrument, answers] = await Promise.all([readInstrument(found.instrumentId), readAnswers([id, ...(earlierId ? [earlierId] : [])], view)]);
  const texts = view === 'everything' ? await unsealGroup(organisationId, answers.filter((row) => row.assessmentId === id)) : null;
  const before = new Map(answers.filter((row) => row.assessmentId === earlierId && row.personId === null).map((row) => [row.criterionKey, row]));
  const own = answers.filter((row) => row.assessmentId === id);
  const components = chosenComponents(instrument, found.components).map((part) => resultOf(part, own, texts, before));
  const criteria = components.flatMap((part) => part.criteria);
  const weights = Object.fromEntries(found.weights.map(({ componentKey, weight }) => [componentKey, weight]));
  const committed = found.priorities.map(({ criterionKey }) => criterionKey);
  const ranked = rankPriorities(criteria.map(({ criterion, component, answer, spread }) => ({ id: criterion.id, component, answer, disagreement: spread.disagreement })), weights);
  return {
    id,
    organisation: { id: organisationId, name: found.organisation.name },
    instrument,
    completedAt: found.completedAt?.toISOString() ?? '',
    view,
    isInside,
    isLead: leadsIn(person, organisationId),
    sharing: { sharing: found.sharing, inAggregates: found.inAggregates },
    overall: overallScore(components),
    components,
    priorities: inChosenOrder(ranked, committed),
    committed,
    weights,
    strengths: strengthsOf(criteria),
    earlier: others,
    comparison: earlier ? { ...earlier, criteria: compare(before, new Map(criteria.map((one) => [one.criterion.id, one.answer]))) } : null,
    revisionOfId: found.revisionOfId,
  };
}

/** With how many others a result can be compared. */
const MOST_EARLIER = 50;

const VALUE = { id: true, assessmentId: true, criterionKey: true, personId: true, kind: true, level: true, version: true, savedAt: true } as const;

async function readAnswers(assessmentIds: readonly string[], view: 'scores' | 'everything') {
  const texts = view === 'everything';
  const rows = await database().answer.findMany({ where: { assessmentId: { in: [...assessmentIds] } }, select: { ...VALUE, note: texts, evidence: texts } });
  return rows as (Omit<(typeof rows)[number], 'note' | 'evidence'> & { note?: string | null; evidence?: string | null })[];
}

type AnswerRow = Awaited<ReturnType<typeof readAnswers>>[number];

async function unsealGroup(organisationId: string, rows: readonly AnswerRow[]): Promise<Map<string, WrittenAnswer>> {
  const safe = await openSafe(organisationId);
  return new Map(rows.filter((row) => row.personId === null).map((row) => [row.criterionKey, unsealAnswer({ ...row, note: row.note ?? null, evidence: row.evidence ?? null }, safe)]));
}

const NOTHING: Answered = { kind: null, level: null };

function resultOf(component: Component & { position: number }, rows: readonly AnswerRow[], texts: Map<string, WrittenAnswer> | null, before: ReadonlyMap<string, Answered>): ComponentResult {
  const criteria = component.criteria.map((criterion): CriterionResult => {
    const mine = rows.filter((row) => row.criterionKey === criterion.id);
    const group = mine.find((row) => row.personId === null);
    const written = texts?.get(criterion.id);
    return {
      criterion,
      component: component.id,
      answer: group ? { kind: group.kind, level: group.level } : NOTHING,
      spread: spreadOf(mine.filter((row) => row.personId !== null)),
      texts: texts ? { note: written?.note ?? '', evidence: written?.evidence ?? '' } : null,
    };
  });
  const score = scoreOf(criteria.map((one) => one.answer));
  const earlier = component.criteria.flatMap((criterion) => before.get(criterion.id) ?? []);
  return { component, criteria, ...score, confidence: confidenceOf(score.coverage, meanDisagreement(criteria.map((one) => one.spread))), before: earlier.length > 0 ? scoreOf(earlier).score : null };
}
