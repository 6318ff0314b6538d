import { expect, it } from 'vitest';
import { objectivesIn, textOfHtml } from './drawn-text.ts';

it('what was drawn is told in words', () => {
  expect(textOfHtml('<p>Ask &#x26; listen: 3 &#x3C; 4, <em>say &quot;no&quot;</em></p>\n')).toBe('Ask & listen: 3 < 4, say "no"');
  expect(objectivesIn('<p>At the end:</p>\n<ul>\n<li>name a thing;</li>\n<li><strong>draw</strong> a map.</li>\n</ul>')).toEqual(['name a thing', 'draw a map']);
});
