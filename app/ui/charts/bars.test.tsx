import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Bars } from './bars.tsx';

it('bars are a table that says all they show: a caption, a heading to each row, and its value and what lay before in words', () => {
  const html = renderToStaticMarkup(
    <Bars
      label="Questions"
      rows={[
        { id: 'a', name: 'Who decides', value: 3, text: '3', earlier: { value: 2, text: 'Level 2 before' }, note: 'Known to members' },
        { id: 'b', name: 'Who comes', value: null, text: 'We don’t know', lack: 'unknown' },
      ]}
    />,
  );
  const said = html.replace(/<svg[\s\S]*?<\/svg>(<\/svg>)?/g, '').replace(/ (class|role|scope|aria-hidden)="[^"]*"/g, '');
  expect(said).toContain('<table><caption>Questions</caption><tbody><tr><th>Who decides</th><td><p>3<small>Level 2 before</small></p></td><td>Known to members</td></tr><tr><th>Who comes</th><td><p>We don’t know</p></td><td></td></tr></tbody></table>');
  // Drawn as no table, it stays one to who hears it.
  expect([...html.matchAll(/role="(\w+)"/g)].map(([, role]) => role)).toEqual(['table', 'rowgroup', 'row', 'rowheader', 'cell', 'cell', 'row', 'rowheader', 'cell', 'cell']);
  expect(html.match(/<svg width[^>]*aria-hidden="true"/g)).toHaveLength(2);
});
