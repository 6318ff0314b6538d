import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bodyText, headText, KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { faultOfXml } from '#tests/setup/well-formed.ts';
import { drawHtml, drawXhtml, parseMarkdown } from './markdown.ts';
import { findCircle } from './prerequisites.ts';
import { checkCurriculum } from './publishing.server.ts';

let made: ReturnType<typeof makeCurriculumFolder>;
beforeEach(() => {
  made = makeCurriculumFolder();
  made.module('one');
  made.module('two', { prerequisites: '[one]' });
  made.curriculum('whole', ['one', 'two']);
});
afterEach(() => made.remove());

const faultsOf = async () => checkCurriculum(made.folder, KNOWN).then(() => [] as string[], (error: Error) => error.message.split('\n'));

it('takes what fits', async () => {
  expect(await faultsOf()).toEqual([]);
});

it.each([
  ['an unknown field', { colour: 'red' }, 'module.yaml:21: colour: is no field that there is'],
  ['a criterion that is not there', { criteria: '[first-criterion, third]' }, 'module.yaml:4: criteria.1: there is no third'],
  ['a kind of block that is none', { plan: '\n  - { id: x, kind: dance, minutes: 30 }' }, 'module.yaml:9: plan.0.kind: is one of energiser, input, group-work, site-link, debrief, break'],
  ['a session that is too short', { plan: Array.from({ length: 5 }, (_, i) => `\n  - { id: b${i}, kind: break, minutes: 10 }`).join('') }, 'module.yaml:8: plan: takes 50 minutes: there are 150 to 240'],
  ['an id that stands twice', { competencies: '[advocacy, advocacy]' }, 'module.yaml:5: competencies.1: advocacy stands twice'],
  ['a prerequisite that is not there', { prerequisites: '[three]' }, 'module.yaml:6: prerequisites.0: there is no module three'],
  ['an address that another module has', { address: 'two' }, 'module.yaml:21: address: two means two already'],
  ['a circle', { prerequisites: '[two]' }, 'module.yaml:6: prerequisites: lead back to where they began: one → two → one'],
])('says file, line and field of %s', async (_name, changes, fault) => {
  made.write('modules/one/module.yaml', headText(changes));
  expect((await faultsOf()).some((line) => line === `curriculum/modules/one/${fault}`), (await faultsOf()).join('\n')).toBe(true);
});

it('tells what is missing, and what is no YAML', async () => {
  made.write('modules/one/module.yaml', headText().replace(/^licence.*\n/m, ''));
  expect(await faultsOf()).toContain('curriculum/modules/one/module.yaml:1: licence: is missing');
  made.write('modules/one/module.yaml', 'version: [1');
  expect((await faultsOf())[0]).toMatch(/^curriculum\/modules\/one\/module\.yaml:1: YAML: /);
  rmSync(join(made.folder, 'modules/one/fr.md'));
  expect(await faultsOf()).toContain('curriculum/modules/one/fr.md:1: file: is missing');
  made.write('modules/two/notes.txt', 'x');
  expect((await faultsOf()).some((line) => line.startsWith('curriculum/modules/two/notes.txt:1: file: is no file of a module'))).toBe(true);
});

it.each([
  ['## Handout', '## Hand-out', /en\.md:\d+: Hand-out: "## Hand-out" is none of/],
  ['### Online\n\nOtherwise.', '', /en\.md:\d+: Adaptations: has the headings/],
  ['### Block 2', 'Block 2', /en\.md:\d+: Session plan: has 4 headings "### ", and module\.yaml names 5/],
  ['**Facilitation.** Take time.', 'Take time.', /en\.md:\d+: Block 1: has no paragraph that begins \*\*Facilitation\.\*\*/],
  ['- Choose a thing.', '', /en\.md:\d+: Learning objectives: has 3 objectives: there are 4 to 7/],
  ['- c) Three', '', /en\.md:\d+: Question 1\?: has 2 answers: there are 3 or 4/],
  ['- b) Two', '- c) Two', /en\.md:\d+: Question 1\?: answer 2 begins with "b\) "/],
  ['> Because of 1.', '', /en\.md:\d+: Question 1\?: has no explanation/],
  ['# About one', 'About one', /en\.md:1: title:/],
])('tells of a text in which %j is %j', async (from, to, fault) => {
  made.write('modules/one/en.md', bodyText('en', 'About one').replace(from, to));
  expect((await faultsOf()).join('\n')).toMatch(fault);
});

it('tells of a curriculum that names a module twice, too early, or one that is not there', async () => {
  made.curriculum('whole', ['two', 'one', 'one', 'nine']);
  expect(await faultsOf()).toEqual(['curriculum/curricula/whole.yaml:3: modules.0: two comes after one', 'curriculum/curricula/whole.yaml:3: modules.2: one stands twice', 'curriculum/curricula/whole.yaml:3: modules.3: there is no module nine']);
});

it('tells of an alias that stands for nothing, or for far too much', async () => {
  made.write('modules/one/module.yaml', headText({ version: '*nothing' }));
  expect((await faultsOf())[0]).toMatch(/^curriculum\/modules\/one\/module\.yaml:1: YAML: /);
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`)].join('\n');
  made.write('modules/one/module.yaml', bomb);
  expect((await faultsOf())[0]).toMatch(/^curriculum\/modules\/one\/module\.yaml:1: YAML: /);
});

it('tells of a file that is not written in UTF-8', async () => {
  writeFileSync(join(made.folder, 'modules/one/fr.md'), Buffer.from(bodyText('fr', 'Santé'), 'latin1'));
  expect(await faultsOf()).toContain('curriculum/modules/one/fr.md:1: file: is no text in UTF-8');
});

it('tells of a file among the modules by its name, and of a faulty module by its own line alone', async () => {
  made.write('modules/notes.txt', 'x');
  made.write('modules/one/module.yaml', headText({ colour: 'red' }));
  expect(await faultsOf()).toEqual(['curriculum/modules/notes.txt:1: file: is no folder of a module', 'curriculum/modules/one/module.yaml:21: colour: is no field that there is']);
});

it('takes names of up to 61 letters', async () => {
  made.module('a'.repeat(61), { address: 'b'.repeat(61) });
  expect(await faultsOf()).toEqual([]);
  made.module('a'.repeat(62));
  made.write('modules/one/module.yaml', headText({ address: 'b'.repeat(62) }));
  expect(await faultsOf()).toEqual([expect.stringMatching(/^curriculum\/modules\/a{62}\/module\.yaml:1: slug: the folder is named in .* 61 at most$/), 'curriculum/modules/one/module.yaml:21: address: has at most 61 letters']);
});

it('refuses what nobody wrote by hand', async () => {
  appendFileSync(join(made.folder, 'modules/one/en.md'), 'x '.repeat(150_000));
  expect(await faultsOf()).toContain('curriculum/modules/one/en.md:1: file: is larger than 200 kB');
});

it('finds a circle wherever there is one, and none where all lead downwards', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 10, maxLength: 10 }), fc.nat(9), fc.nat(9), (raw, from, length) => {
      const down = new Map(raw.map((before, i) => [`m${i}`, before.filter((one) => one < i).map((one) => `m${one}`)]));
      expect(findCircle(down)).toBeNull();
      const ring = Array.from({ length: length + 1 }, (_, i) => `m${(from + i) % 10}`);
      ring.forEach((name, i) => down.get(name)?.push(ring[(i + 1) % ring.length] ?? name));
      const circle = findCircle(down) ?? [];
      expect(circle.length).toBeGreaterThan(0);
      circle.forEach((name, i) => expect(down.get(name)).toContain(circle[(i + 1) % circle.length]));
    }),
  );
});

it('draws no tag, attribute or address that was not meant, whatever was written', () => {
  const NASTY = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '![x](http://evil.invalid/x.png)', '<svg onload=x>', '<a href="//evil.invalid">x</a>', '| a |\n|---|\n| <b> |', '> <iframe>', '- [ ] <style>', '<!-- x', 'https://evil.invalid', '[^1]\n\n[^1]: x', '`<i>`', '# <h1 id=main>', 'a\u0007b\ufffe'];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string()), { maxLength: 8 }), (pieces) => {
      const html = drawHtml(parseMarkdown(pieces.join('\n\n')).children ?? []);
      for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(/^<\/?(p|ul|ol|li|strong|em|del|code|pre|blockquote|br|hr|h3|h4|table|thead|tbody|tr|th|td)( (start="\d+"|align="(left|right|center)"))?>$/);
      const xhtml = drawXhtml(parseMarkdown(pieces.join('\n\n')).children ?? []);
      expect(faultOfXml(xhtml), xhtml).toBeNull();
      for (const [tag] of xhtml.matchAll(/<[^>]*>/g)) expect(tag).toMatch(/^<\/?(p|ul|ol|li|strong|em|del|code|pre|blockquote|br|hr|h3|h4|table|thead|tbody|tr|th|td)( (start="\d+"|style="text-align:(left|right|center)"))?( \/)?>$/);
    }),
  );
  expect(drawHtml(parseMarkdown('Say <script>alert(1)</script>').children ?? [])).toContain('&#x3C;script>alert(1)&#x3C;/script>');
});
