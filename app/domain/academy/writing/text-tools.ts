/** What reads, draws and takes apart Markdown. Few ever write: it is loaded for those who do. */
export { drawHtml, parseMarkdown } from '../library/markdown.ts';
export { readModuleText } from '../library/module-text.ts';
export { assembleText, planOf, takeApart } from './assembly.ts';
export { lacksOf, lacksOfWords } from './wholeness.ts';
export { picturesIn, shows } from './picture-references.ts';
