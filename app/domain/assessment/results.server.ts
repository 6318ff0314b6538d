import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { unsealTexts, type WrittenAnswer } from './answering.server.ts';
import { readSeen } from './assessments.server.ts';
import { compare, type ComparedCriterion } from './comparison.ts';
import { chosenComponents, type Component, type Criterion, type Instrument } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { leadsIn } from './policy.ts';
import { inChosenOrder, rankPriorities, strengthsOf, type Priority } from './priorities.ts';
import { confidenceOf, overallScore, scoreOf, type Answered, type Confidence, type Score } from './scoring.ts';
import { countedDisagreement, meanDisagreement, spreadOf } from './spread.ts';

export interface CriterionResult {
  criterion: Criterion;
  component: string;
  answer: Answered;
  /** How far apart people's own answers lay, 0 to 1; null where fewer than three answered, and for who sees scores only. */
  disagreement: number | null;
  /** Why the group chose it, and what shows it; null for who sees scores only, and where it was not asked for. */
  texts: Texts | null;
}

export interface ComponentResult extends Score {
  component: Component & { position: number };
  /** Null for who sees scores only: it follows from how far people lay apart. */
  confidence: Confidence | null;
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
  /** For who sees scores only ranked by their levels alone, without what the organisation weighed and committed to. */
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
 * earlier one of the same organisation where one is named. Without texts, what is sealed stays so. Scores are levels and what
 * follows from them: not how far people lay apart, nor what the organisation made of it. @throws NotFound
 */
export async function readResults(person: AskingPerson, id: string, { earlierId = null, withTexts = true }: { earlierId?: string | null; withTexts?: boolean } = {}): Promise<Results> {
  const found = await readSeen<Beside>(person, id, ['read', 'readShared'], besideResults(earlierId));
  if (found.state !== 'completed') throw new NotFound();
  const { organisationId } = found;
  const isInside = person.memberships.some((held) => held.organisationId === organisationId);
  const view = isInside || found.sharing === 'everything' ? 'everything' : 'scores';
  // Who looks from outside is told of no other.
  const others = isInside ? found.others.map((one) => ({ id: one.id, completedAt: new Date(one.completedAt).toISOString() })) : [];
  const earlier = others.find((one) => one.id === earlierId);
  if (earlierId && !earlier) throw new NotFound();
  const [instrument, texts] = await Promise.all([readInstrument(found.instrumentId), withTexts && view === 'everything' ? readTexts(id, organisationId) : null]);
  const { group: before } = answersOf(found.answers, earlierId);
  const { group, alone } = answersOf(found.answers, id);
  const isWhole = view === 'everything';
  const components = chosenComponents(instrument, found.components).map((part) => {
    const result = resultOf(part, { group, alone: isWhole ? alone : [] }, texts, before);
    return isWhole ? result : { ...result, confidence: null };
  });
  const criteria = components.flatMap((part) => part.criteria);
  const { weights, committed } = isWhole ? found : { weights: {}, committed: [] };
  const ranked = rankPriorities(criteria.map(({ criterion, component, answer, disagreement }) => ({ id: criterion.id, component, answer, disagreement })), weights);
  return {
    id,
    organisation: { id: organisationId, name: found.organisation.name },
    instrument,
    completedAt: found.completedAt?.toISOString() ?? '',
    view,
    isInside,
    isLead: leadsIn(person, organisationId),
    sharing: { sharing: found.sharing, inAggregates: isInside && found.inAggregates },
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

/** What one writer answered in one assessment, by criterion: a person, or the group where there is none. */
interface WriterRow {
  assessmentId: string;
  personId: string | null;
  answers: Record<string, [kind: Answered['kind'], level: number | null]>;
}

/** What is read with a completed assessment in one statement. */
interface Beside {
  /** Completed earlier by the same organisation, the latest first. */
  others: { id: string; completedAt: string }[];
  weights: Record<string, number>;
  /** Criteria in the order in which the organisation committed to them. */
  committed: string[];
  answers: WriterRow[];
}

/** The answers come by writer and not one by one: a page needs no more of hundreds than their levels. */
function besideResults(earlierId: string | null): Prisma.Sql {
  return Prisma.sql`,
    (select coalesce(json_agg(json_build_object('id', e.id, 'completedAt', e.completed_at) order by e.completed_at desc), '[]')
       from (select id, completed_at from assessment where organisation_id = a.organisation_id and state = 'completed' and completed_at < a.completed_at order by completed_at desc limit ${MOST_EARLIER}) e) as others,
    (select coalesce(json_object_agg(w.component_key, w.weight), '{}') from component_weight w where w.assessment_id = a.id) as weights,
    (select coalesce(json_agg(p.criterion_key order by p.position), '[]') from priority p where p.assessment_id = a.id) as committed,
    (select coalesce(json_agg(g), '[]') from (
       select assessment_id as "assessmentId", person_id as "personId", json_object_agg(criterion_key, json_build_array(kind, level)) as answers
         from answer where assessment_id = a.id or assessment_id = ${earlierId}::uuid group by assessment_id, person_id) g) as answers`;
}

type Answers = ReadonlyMap<string, Answered>;

/** The group's answers in an assessment, and those of each who answered alone. */
function answersOf(rows: readonly WriterRow[], assessmentId: string | null): { group: Answers; alone: Answers[] } {
  const told = ({ answers }: WriterRow): Answers => new Map(Object.entries(answers).map(([key, [kind, level]]) => [key, { kind, level }]));
  const here = rows.filter((row) => row.assessmentId === assessmentId);
  const group = here.find(({ personId }) => personId === null);
  return { group: group ? told(group) : new Map(), alone: here.filter(({ personId }) => personId !== null).map(told) };
}

type Texts = Pick<WrittenAnswer, 'note' | 'evidence'>;

async function readTexts(assessmentId: string, organisationId: string): Promise<Map<string, Texts>> {
  const [rows, safe] = await Promise.all([database().answer.findMany({ where: { assessmentId, personId: null }, select: { id: true, criterionKey: true, note: true, evidence: true } }), openSafe(organisationId)]);
  return new Map(rows.map((row) => [row.criterionKey, unsealTexts(row, safe)]));
}

const NOTHING: Answered = { kind: null, level: null };

function resultOf(component: Component & { position: number }, { group, alone }: ReturnType<typeof answersOf>, texts: Map<string, Texts> | null, before: Answers): ComponentResult {
  const criteria = component.criteria.map((criterion): CriterionResult => {
    const written = texts?.get(criterion.id);
    return {
      criterion,
      component: component.id,
      answer: group.get(criterion.id) ?? NOTHING,
      disagreement: countedDisagreement(spreadOf(alone.flatMap((answers) => answers.get(criterion.id) ?? []))),
      texts: texts ? { note: written?.note ?? '', evidence: written?.evidence ?? '' } : null,
    };
  });
  const score = scoreOf(criteria.map((one) => one.answer));
  const earlier = component.criteria.flatMap((criterion) => before.get(criterion.id) ?? []);
  return { component, criteria, ...score, confidence: confidenceOf(score.coverage, meanDisagreement(criteria.map((one) => one.disagreement))), before: earlier.length > 0 ? scoreOf(earlier).score : null };
}
