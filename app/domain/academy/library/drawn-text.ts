/** Words of a piece that was drawn, without its marks: for the label of a choice. */
export function textOfHtml(html: string): string {
  const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => (hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (NAMES[name ?? ''] ?? whole)))
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

/** The objectives of a module, from the list as it was drawn. */
export function objectivesIn(html: string): string[] {
  return [...html.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item]) => textOfHtml(item ?? '').replace(/[;.]$/, ''));
}
