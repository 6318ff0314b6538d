import { HEADINGS, PARTS, type Part, type Written } from '../headings.ts';
import { parseMarkdown, plainText, type MarkdownNode } from './markdown.ts';
import { lineTooMarked } from './markdown-bounds.ts';
import type { ModuleHead } from './model.ts';
import type { ModuleTree } from './module-page.ts';
import { LETTERS } from '../vocabulary.ts';

/** What is wrong at a line of a text, for whoever writes it. */
export interface TextFault {
  line: number;
  field: string;
  message: string;
}

export interface ReadText {
  title: string;
  summary: string;
  tree: ModuleTree;
  faults: TextFault[];
}

interface Titled {
  title: string;
  line: number;
  nodes: MarkdownNode[];
}

/** Reads a module's Markdown in a language by its headings, and says all that does not fit them or the head. Pure. */
export function readModuleText(markdown: string, language: Written, head: Pick<ModuleHead, 'plan' | 'questions'>): ReadText {
  const faults: TextFault[] = [];
  const fault = (line: number, field: string, message: string) => void faults.push({ line, field, message });
  const tooMarked = lineTooMarked(markdown, 'whole');
  if (tooMarked !== null) fault(tooMarked, 'text', 'has more marks than can be read: fewer within each other, and fewer in what hangs together');
  const { parts: names, adaptations, notes } = HEADINGS[language];
  const { before, cut } = cutAt(parseMarkdown(markdown, 'whole').children ?? [], 2);
  const [first, ...astray] = before;
  const title = first?.type === 'heading' && first.depth === 1 ? plainText(first).trim() : '';
  if (title === '') fault(1, 'title', 'the first line is `# ` and the title');
  for (const node of astray) fault(lineOf(node), 'title', `nothing stands between the title and "## ${names.purpose}"`);

  const found = new Map<Part, Titled>();
  let last = -1;
  for (const one of cut) {
    const at = PARTS.findIndex((part) => names[part] === one.title);
    const part = PARTS[at];
    if (!part) fault(one.line, one.title, `"## ${one.title}" is none of ${PARTS.map((known) => names[known]).join(', ')}`);
    else if (found.has(part)) fault(one.line, one.title, `"## ${one.title}" stands twice`);
    else {
      if (at < last) fault(one.line, one.title, `"## ${one.title}" stands too late: the order is ${PARTS.map((known) => names[known]).join(', ')}`);
      last = Math.max(last, at);
      found.set(part, one);
    }
  }
  const end = markdown.split('\n').length;
  for (const part of PARTS) {
    const one = found.get(part);
    if (!one) fault(end, names[part], `"## ${names[part]}" is missing`);
    else if (one.nodes.length === 0) fault(one.line, names[part], 'is empty');
  }
  const nodesOf = (part: Part) => found.get(part)?.nodes ?? [];
  const lineOfPart = (part: Part) => found.get(part)?.line ?? end;
  for (const part of ['objectives', 'materials', 'sources'] as const) if (found.has(part) && !nodesOf(part).some(({ type }) => type === 'list')) fault(lineOfPart(part), names[part], 'is a list');
  const objectives = nodesOf('objectives').find(({ type }) => type === 'list')?.children?.length ?? 0;
  if (found.has('objectives') && (objectives < 4 || objectives > 7)) fault(lineOfPart('objectives'), names.objectives, `has ${objectives} objectives: there are 4 to 7`);

  for (const { id, objective = 0 } of head.questions) if (objective > objectives) fault(lineOfPart('objectives'), names.objectives, `has ${objectives} objectives, and module.yaml says that ${id} checks objective ${objective}`);

  const within = (part: Part, count: number | null): Titled[] => {
    const inner = cutAt(nodesOf(part), 3);
    for (const node of inner.before.slice(0, 1)) fault(lineOf(node), names[part], 'what stands here belongs under a heading "### "');
    if (found.has(part) && count !== null && inner.cut.length !== count) fault(lineOfPart(part), names[part], `has ${inner.cut.length} headings "### ", and module.yaml names ${count}`);
    for (const one of inner.cut) if (one.nodes.length === 0) fault(one.line, one.title, 'is empty');
    return inner.cut;
  };
  const blocks = within('plan', head.plan.length).map((one, i) => {
    const at = one.nodes.findIndex((node) => node.type === 'paragraph' && node.children?.[0]?.type === 'strong' && plainText(node.children[0]).trim() === notes);
    if (at < 0 && head.plan[i]?.kind !== 'break') fault(one.line, one.title, `has no paragraph that begins **${notes}**`);
    return { title: one.title, steps: at < 0 ? one.nodes : one.nodes.slice(0, at), notes: at < 0 ? [] : one.nodes.slice(at) };
  });
  const adapted = within('adaptations', null);
  const told = adapted.map((one) => one.title);
  if (found.has('adaptations') && told.join('\n') !== adaptations.join('\n')) fault(lineOfPart('adaptations'), names.adaptations, `has the headings ${adaptations.map((name) => `"### ${name}"`).join(', ')}, in this order`);
  const questions = within('check', head.questions.length).map((one, i) => readQuestion(one, head.questions[i]?.right, fault));
  return {
    title,
    summary: nodesOf('purpose').map(plainText).join(' ').replace(/[ \t\n]+/g, ' ').trim(),
    tree: { purpose: nodesOf('purpose'), audience: nodesOf('audience'), objectives: nodesOf('objectives'), blocks, materials: nodesOf('materials'), handout: nodesOf('handout'), adaptations: adapted.map((one) => ({ title: one.title, text: one.nodes })), questions, sources: nodesOf('sources') },
    faults,
  };
}

/** A question: a list of lettered answers, the right one among them, then why. */
function readQuestion({ title, line, nodes }: Titled, right: string | undefined, fault: (line: number, field: string, message: string) => void): ModuleTree['questions'][number] {
  const items = nodes.find(({ type }) => type === 'list')?.children ?? [];
  const explanation = nodes.find(({ type }) => type === 'blockquote')?.children ?? [];
  if (items.length < 3 || items.length > 4) fault(line, title, `has ${items.length} answers: there are 3 or 4`);
  if (explanation.length === 0) fault(line, title, 'has no explanation, which begins with "> "');
  const answers = items.map((item, i) => {
    const mark = `${LETTERS[i] ?? '?'}) `;
    if (!plainText(item).startsWith(mark)) fault(lineOf(item), title, `answer ${i + 1} begins with "${mark}"`);
    return withoutMark(item.children ?? [], mark.length);
  });
  if (right !== undefined && LETTERS.findIndex((letter) => letter === right) >= items.length) fault(line, title, `has no answer ${right}, which module.yaml says is right`);
  return { question: title, answers, explanation };
}

/** The pieces without the letter at the begin of their first words. */
function withoutMark([first, ...rest]: readonly MarkdownNode[], length: number): MarkdownNode[] {
  if (!first) return [];
  if (first.value !== undefined) return [{ ...first, value: first.value.slice(length) }, ...rest];
  return [{ ...first, children: withoutMark(first.children ?? [], length) }, ...rest];
}

/** Pieces by the headings of a depth that stand among them. */
function cutAt(nodes: readonly MarkdownNode[], depth: number): { before: MarkdownNode[]; cut: Titled[] } {
  const before: MarkdownNode[] = [];
  const cut: Titled[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === depth) cut.push({ title: plainText(node).trim(), line: lineOf(node), nodes: [] });
    else (cut.at(-1)?.nodes ?? before).push(node);
  }
  return { before, cut };
}

function lineOf(node: MarkdownNode): number {
  return node.position?.start.line ?? 1;
}
