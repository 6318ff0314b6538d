import { z } from 'zod';

const words = z.strictObject({ en: z.string().trim().min(1), fr: z.string().trim().min(1) });
/** A text in each language of the interface. */
export type Words = z.output<typeof words>;

const key = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, 'an id is made of small letters, digits and hyphens');

const criterion = z.strictObject({
  id: key,
  title: words,
  question: words,
  why: words,
  levels: z.array(words).length(5, 'there must be five levels, 0 to 4'),
  evidence: z.array(words).min(1).max(6),
  source: z.strictObject({ chapter: z.number().int().min(1).max(6), section: words }),
  assistance: z.array(key).min(1).max(4),
  modules: z.array(key).min(1).max(4),
});

const component = z.strictObject({
  id: key,
  chapter: z.number().int().min(1).max(6),
  name: words,
  summary: words,
  criteria: z.array(criterion).min(8, 'a component has 8 to 12 criteria').max(12, 'a component has 8 to 12 criteria'),
});

const topic = z.strictObject({ id: key, name: words });

export const instrumentSchema = z
  .strictObject({
    id: key,
    version: z.number().int().min(1),
    title: words,
    introduction: words,
    scale: z.array(z.strictObject({ level: z.number().int(), name: words, meaning: words })).length(5),
    topics: z.array(topic).min(1),
    modules: z.array(topic).min(1),
    components: z.array(component).length(6, 'the instrument has six components'),
  })
  .superRefine((instrument, context) => {
    const seen = new Set<string>();
    const known = { assistance: new Set(instrument.topics.map(({ id }) => id)), modules: new Set(instrument.modules.map(({ id }) => id)) };
    instrument.scale.forEach(({ level }, i) => level !== i && context.addIssue({ code: 'custom', path: ['scale', i, 'level'], message: 'levels go from 0 to 4 in order' }));
    instrument.components.forEach((part, c) =>
      part.criteria.forEach((one, i) => {
        const path = ['components', c, 'criteria', i];
        if (seen.has(one.id)) context.addIssue({ code: 'custom', path: [...path, 'id'], message: `the id ${one.id} stands twice` });
        seen.add(one.id);
        for (const list of ['assistance', 'modules'] as const)
          for (const id of one[list]) if (!known[list].has(id)) context.addIssue({ code: 'custom', path: [...path, list], message: `${id} is not in topics.yaml` });
      }),
    );
  });

/** The self-assessment instrument: six components of 8 to 12 criteria, each with five described levels. */
export type Instrument = z.output<typeof instrumentSchema>;
export type Component = Instrument['components'][number];
export type Criterion = Component['criteria'][number];

/** The chosen components of an assessment, in the instrument's order, each with its position from 1 on. */
export function chosenComponents(instrument: Instrument, keys: readonly string[]): (Component & { position: number })[] {
  return instrument.components.map((part, i) => ({ ...part, position: i + 1 })).filter(({ id }) => keys.includes(id));
}

/** All criteria of the chosen components, each with the component it belongs to. */
export function criteriaOf(instrument: Instrument, keys: readonly string[]): (Criterion & { component: string })[] {
  return chosenComponents(instrument, keys).flatMap(({ id, criteria }) => criteria.map((one) => ({ ...one, component: id })));
}
