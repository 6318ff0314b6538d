import { expect, it } from 'vitest';
import { bodyText } from '#tests/setup/module-files.ts';
import { moduleHeadSchema } from './model.ts';
import { readModuleText } from './module-text.ts';

const plan = ['energiser', 'input', 'group-work', 'break', 'debrief'].map((kind, i) => ({ id: `b${i}`, kind, minutes: 30 }));
const head = (objective?: unknown) => ({ version: 1, licence: 'CC0-1.0', components: [], criteria: ['a', 'b'], competencies: ['a'], prerequisites: [], audience: ['delegates'], plan, questions: Array.from({ length: 6 }, (_, i) => ({ id: `q${i}`, right: 'a', ...(i === 5 && objective !== undefined ? { objective } : {}) })) });

it('a question names the objective that it checks, or none; it has to be one of the text', () => {
  for (const good of [undefined, 1, 4]) {
    const parsed = moduleHeadSchema.parse(head(good));
    expect(parsed.questions[5]?.objective).toBe(good);
    expect(readModuleText(bodyText('en', 'Title'), 'en', parsed).faults).toEqual([]);
  }
  for (const bad of [0, 8, 1.5, '1', null, [1]]) expect(moduleHeadSchema.safeParse(head(bad)).success, String(bad)).toBe(false);
  expect(readModuleText(bodyText('fr', 'Titre'), 'fr', moduleHeadSchema.parse(head(5))).faults.map(({ message }) => message)).toEqual(['has 4 objectives, and module.yaml says that q5 checks objective 5']);
});
