import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WRITTEN } from '../headings.ts';
import { moduleHeadSchema } from './model.ts';
import { readModuleText } from './module-text.ts';

const FOLDER = 'curriculum/modules';

describe('the modules that come along', () => {
  it.each(readdirSync(FOLDER).filter((name) => !name.includes('.')))('%s: each question names an objective that both languages have, and each objective is asked for', (slug) => {
    const head = moduleHeadSchema.parse(parse(readFileSync(`${FOLDER}/${slug}/module.yaml`, 'utf8')));
    const counts = WRITTEN.map((language) => {
      const { tree, faults } = readModuleText(readFileSync(`${FOLDER}/${slug}/${language}.md`, 'utf8'), language, head);
      expect(faults).toEqual([]);
      return tree.objectives.find(({ type }) => type === 'list')?.children?.length ?? 0;
    });
    expect(new Set(counts).size).toBe(1);
    for (const { id, objective } of head.questions) {
      expect(objective, id).toBeDefined();
      expect(objective, id).toBeLessThanOrEqual(counts[0] ?? 0);
    }
    expect([...new Set(head.questions.map(({ objective }) => objective))].sort()).toEqual(Array.from({ length: counts[0] ?? 0 }, (_, i) => i + 1));
  });
});
