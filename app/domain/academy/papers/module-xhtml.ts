import { clockOf, runningTimes, tellDuration } from '../library/durations.ts';
import { tellOrigin, type DrawnModule, type Translate } from './drawing-task.ts';
import { drawXhtml, forXml } from '../library/markdown.ts';
import type { PlacedPictures } from '../library/markdown-pictures.ts';
import { mapParts } from '../library/module-page.ts';
import { readModuleText } from '../library/module-text.ts';
import type { Written } from '../headings.ts';
import { LETTERS } from '../vocabulary.ts';

/** How pages look that are read outside of this place: nothing to fetch, dark where the device is, and good to print. */
export const STYLE = `:root{color-scheme:light dark}body{background:#fff;color:#1b2426;font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem 1rem 4rem;overflow-wrap:break-word}h1{line-height:1.2}h2{margin-top:2.5rem;border-top:1px solid #8a8a80;padding-top:1rem}h3{margin-top:2rem}dt{font-size:.875rem}dd{margin:0 0 .6rem}li{margin:.3rem 0}table{border-collapse:collapse;width:100%}img{max-width:100%;max-height:54rem;width:auto;height:auto;break-inside:avoid}th,td{overflow-wrap:anywhere;border:1px solid #8a8a80;padding:.35rem .5rem;text-align:start;vertical-align:top}a{color:#1d5c63;display:inline-block;padding:.3rem 0}.quiet{font-size:.875rem}.notes{border-inline-start:4px solid #c8a86a;padding-inline-start:1rem}summary{padding:.6rem 0;cursor:pointer}@media screen and (prefers-color-scheme:dark){body{background:#14191a;color:#e8e6e0}a{color:#8fd0d6}}@media print{nav{display:none}details::details-content{content-visibility:visible;block-size:auto}}`;

/**
 * A module in words and pictures, under headings from the first level down: HTML that is XML as well. Where it is written in
 * another language than ours here, its own words say so, to be read out rightly.
 */
export function writeModuleXhtml(module: DrawnModule, pictures: PlacedPictures, { language, t }: { language: Written; t: Translate }): string {
  const lang = langOf(module, language);
  const own = (html: string) => (lang && html ? `<div${lang}>${html}</div>` : html);
  const { tree } = readModuleText(module.markdown, module.language, module);
  const text = mapParts(tree, (nodes) => drawXhtml(nodes, pictures));
  const section = (part: 'purpose' | 'audience' | 'objectives' | 'plan' | 'materials' | 'handout' | 'adaptations' | 'check' | 'sources', html: string) => `<section id="${part}"><h2>${escapeXml(t(`academy.parts.${part}`))}</h2>${html}</section>`;
  const blocks = runningTimes(module.plan).map(({ id, kind, minutes, from, to }, i) => {
    const block = text.blocks[i];
    return block ? `<section id="block-${id}"><h3${lang}>${escapeXml(block.title)}</h3><p class="quiet">${clockOf(from)}–${clockOf(to)} · ${escapeXml(tellDuration(minutes, t))} · ${escapeXml(t(`academy.kinds.${kind}`))}</p>${own(block.steps)}${block.notes ? `<div class="notes"${lang}>${block.notes}</div>` : ''}</section>` : '';
  });
  const questions = text.questions.map(({ question, answers, explanation }, i) => {
    const list = answers.map((html, at) => `<p${lang}>${LETTERS[at] ?? ''}) ${html.replace(/^<p>|<\/p>$/g, '')}</p>`).join('');
    return `<section><h3${lang}>${i + 1}. ${escapeXml(question)}</h3>${list}<details><summary>${escapeXml(t('academy.module.answer'))}</summary><p><strong>${escapeXml(t('academy.module.right', { letter: module.questions[i]?.right ?? '' }))}</strong></p>${own(explanation)}</details></section>`;
  });
  const facts: readonly (readonly [string, string])[] = [
    [t('academy.module.time'), tellDuration(module.minutes, t)],
    [t('academy.library.audience'), module.audience.map((id) => t(`academy.audiences.${id}`)).join(' · ')],
    [t('academy.module.before'), module.prerequisites.join(' · ')],
    [t('academy.adaptation.from'), tellOrigin(module, t)],
    [t('academy.module.licence'), `${module.licence} · ${t('academy.module.version', { version: module.version })}`],
  ];
  return [
    `<h1${lang}>${escapeXml(module.title)}</h1>`,
    `<dl>${facts.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd>`).join('')}</dl>`,
    section('purpose', own(text.purpose)),
    section('audience', own(text.audience)),
    section('objectives', own(text.objectives)),
    section('plan', blocks.join('')),
    section('materials', own(text.materials)),
    section('handout', own(text.handout)),
    section('adaptations', text.adaptations.map(({ title, text: html }) => `<h3${lang}>${escapeXml(title)}</h3>${own(html)}`).join('')),
    section('check', questions.join('')),
    section('sources', own(text.sources)),
    ...(module.words.length > 0 ? [`<section id="words"><h2>${escapeXml(t('academy.module.words'))}</h2><dl${lang}>${module.words.map(({ term, meaning }) => `<dt><strong>${escapeXml(term)}</strong></dt><dd>${escapeXml(meaning)}</dd>`).join('')}</dl></section>`] : []),
  ].join('\n');
}

/** What an element says that holds words of a module, on a page in a language: in which they are, where that is another. */
export function langOf(module: Pick<DrawnModule, 'language'>, language: Written): string {
  return module.language === language ? '' : ` lang="${module.language}" xml:lang="${module.language}"`;
}

/** Where a picture lies beside the page of its module: by the number of that, and its own name. */
export function pictureName(i: number, key: string): string {
  return `pictures/${numberOf(i)}-${key}.jpg`;
}

/** The number of a module, as files are named by it. */
export function numberOf(i: number): string {
  return String(i + 1).padStart(2, '0');
}

/** What is left out of a curriculum that is taken along, as it was withdrawn. */
export function tellWithdrawn(titles: readonly string[], t: Translate): string {
  return titles.length > 0 ? `<p>${escapeXml(t('academy.authoring.withdrawal.of', { titles: titles.join(' · ') }))}</p>` : '';
}

/** A text within markup. */
export function escapeXml(text: string): string {
  return forXml(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
