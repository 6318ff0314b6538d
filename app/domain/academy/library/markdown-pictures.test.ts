import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHtml, drawXhtml, parseMarkdown } from './markdown.ts';
import { picturesShown, referenceTo } from './markdown-pictures.ts';
import { faultOfXml } from '#tests/setup/well-formed.ts';

const OWN = new Map([['1a2b3c4d', { src: '/drafts/0199a000-0000-7000-8000-000000000011/pictures/0199a000-0000-7000-8000-000000000012/file', width: 640, height: 320, alt: 'Two "hands" <and> a line' }]]);
const draw = (markdown: string) => drawHtml(parseMarkdown(markdown).children ?? [], OWN);

describe('pictures in a text', () => {
  it('are shown when they are its own, with their size and what is to be seen', () => {
    const html = draw(`Look:\n\n${referenceTo('1a2b3c4d')}`);
    expect(html).toContain('width="640" height="320" loading="lazy"');
    expect(html).toContain('alt="Two &#x22;hands&#x22; <and> a line"');
    expect(draw('![Said otherwise](picture:1a2b3c4d)')).toContain('alt="Said otherwise"');
    expect(drawXhtml(parseMarkdown(referenceTo('1a2b3c4d')).children ?? [], OWN)).toContain(' />');
    expect(drawHtml(parseMarkdown(referenceTo('1a2b3c4d')).children ?? [])).not.toContain('<img');
  });

  it.each(['picture:00000000', 'picture:1A2B3C4D', 'picture:1a2b3c4d/../x', 'https://elsewhere.example/a.png', '/modules/one/pictures/1a2b3c4d/file', 'data:image/png;base64,AAAA', 'javascript:alert(1)', '//elsewhere.example/1a2b3c4d', '1a2b3c4d'])('are left out when they are not (%s)', (url) => {
    for (const text of [`![x](${url})`, `![x][there]\n\n[there]: ${url}`, `<img src="${url}">`]) expect(draw(text)).not.toMatch(/<img/);
  });

  it('of no text lead anywhere else', () => {
    const piece = fc.oneof(fc.constantFrom('![', '](', ')', 'picture:1a2b3c4d', '<img src=', '"', '[a]: ', 'https://x.example/', '\n', '<', '>'), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        for (const [, src] of draw(parts.join('')).matchAll(/<img src="([^"]*)"/g)) expect(src).toBe(OWN.get('1a2b3c4d')?.src);
      }),
    );
  });

  it('are found wherever they stand', () => {
    expect(picturesShown(parseMarkdown('- a ![ b ](picture:1a2b3c4d)\n\n> ![](picture:00000000) ![](https://x.example/a.png)').children ?? [])).toEqual([{ key: '1a2b3c4d', alt: 'b' }, { key: '00000000', alt: '' }]);
  });

  it('are XML outside of this place, whatever is said of them', () => {
    const place = { src: 'pictures/01-1a2b3c4d.jpg', width: 640, height: 320 };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('<b>', '&', '"', "'", ']]>', '&amp;', '<img src="'), (some, sign) => {
        const alt = `${some}${sign}`;
        const xhtml = drawXhtml(parseMarkdown(`Look: ${referenceTo('1a2b3c4d')}`).children ?? [], new Map([['1a2b3c4d', { ...place, alt }]]));
        expect(faultOfXml(xhtml)).toBeNull();
        expect(xhtml).toMatch(/^<p>Look: <img src="pictures\/01-1a2b3c4d\.jpg" alt="[^"]*" width="640" height="320" \/><\/p>$/);
      }),
    );
  });
});
