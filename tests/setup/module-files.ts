import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEADINGS, type Written } from '#app/domain/academy/headings.ts';
import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';

/** Ids that modules of a test may name. */
export const KNOWN: KnownIds = { components: ['community-empowerment', 'addressing-violence'], criteria: ['first-criterion', 'second-criterion'], competencies: ['facilitation', 'advocacy'] };

const KINDS = ['energiser', 'input', 'group-work', 'break', 'debrief'];

/** A head that fits, as it is written. */
export function headText(changes: Readonly<Record<string, string>> = {}): string {
  const fields = {
    version: '1',
    licence: 'CC-BY-NC-SA-4.0',
    components: '[community-empowerment]',
    criteria: '[first-criterion, second-criterion]',
    competencies: '[facilitation]',
    prerequisites: '[]',
    audience: '[delegates]',
    plan: KINDS.map((kind, i) => `\n  - { id: block-${i + 1}, kind: ${kind}, minutes: ${30 + i * 5} }`).join(''),
    questions: Array.from({ length: 6 }, (_, i) => `\n  - { id: q${i + 1}, right: ${'abc'[i % 3]} }`).join(''),
    ...changes,
  };
  return Object.entries(fields).map(([name, value]) => `${name}:${value.startsWith('\n') ? '' : ' '}${value}\n`).join('');
}

/** A text that fits it: `changes` stand in place of parts' own words. */
export function bodyText(language: Written, title: string, changes: Partial<Record<'purpose' | 'handout' | 'steps', string>> = {}): string {
  const { parts, adaptations, notes } = HEADINGS[language];
  const section = (name: string, text: string) => `## ${name}\n\n${text}\n`;
  return [
    `# ${title}\n`,
    section(parts.purpose, changes.purpose ?? 'A purpose.'),
    section(parts.audience, 'Whoever comes.'),
    section(parts.objectives, ['Name', 'Draw', 'Show', 'Choose'].map((verb) => `- ${verb} a thing.`).join('\n')),
    section(parts.plan, KINDS.map((kind, i) => `### Block ${i + 1}\n\n${changes.steps ?? `1. Do what is done in ${kind}.`}\n\n**${notes}** Take time.`).join('\n\n')),
    section(parts.materials, '- Paper'),
    section(parts.handout, changes.handout ?? 'Keep this.\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
    section(parts.adaptations, adaptations.map((name) => `### ${name}\n\nOtherwise.`).join('\n\n')),
    section(parts.check, Array.from({ length: 6 }, (_, i) => `### Question ${i + 1}?\n\n- a) One\n- b) Two\n- c) Three\n\n> Because of ${i + 1}.`).join('\n\n')),
    section(parts.sources, '- A book'),
  ].join('\n');
}

/** A folder of what is taught, to be written into, and gone afterwards. */
export function makeCurriculumFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'curriculum-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return {
    folder,
    write,
    /** A whole module. */
    module(slug: string, head: Readonly<Record<string, string>> = {}, changes: Parameters<typeof bodyText>[2] = {}) {
      write(`modules/${slug}/module.yaml`, headText(head));
      write(`modules/${slug}/en.md`, bodyText('en', `About ${slug}`, changes));
      write(`modules/${slug}/fr.md`, bodyText('fr', `Au sujet de ${slug}`, changes));
    },
    curriculum: (slug: string, modules: readonly string[]) => write(`curricula/${slug}.yaml`, `title: { en: "Order", fr: "Ordre" }\nsummary: { en: "All", fr: "Tout" }\nmodules: [${modules.join(', ')}]\n`),
    /** Takes a module away. */
    take: (slug: string) => rmSync(join(folder, 'modules', slug), { recursive: true }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
