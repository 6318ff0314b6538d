/** Widths of letters in a usual sans serif, in parts of the size of the type; on the generous side, so that nothing is cut off. */
const NARROW = /[ijlftrI.,:;'’!|()[\]\s-]/;
const WIDE = /[mwMW@%—]/;
const CAPITAL = /\p{Lu}/u;

/** How wide a text is, at most, set in this size: there is no page to measure it on. */
export function estimateWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += WIDE.test(letter) ? 0.95 : CAPITAL.test(letter) ? 0.72 : NARROW.test(letter) ? 0.4 : 0.6;
  return width * size;
}

/**
 * A text in lines no wider than `width`: broken at spaces and after hyphens, never at a no-break space; a word too long
 * for a line of its own is divided. Nothing of the text is lost but the spaces at the breaks.
 */
export function breakLines(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=-)|[ \t\n]+/).filter(Boolean)) {
    const joined = line === '' || line.endsWith('-') ? line + part : `${line} ${part}`;
    if (line !== '' && estimateWidth(joined, size) > width) {
      lines.push(line);
      line = part;
    } else line = joined;
    while (estimateWidth(line, size) > width && [...line].length > 1) {
      const head = headThatFits(line, width, size);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function headThatFits(text: string, width: number, size: number): string {
  let head = '';
  for (const letter of text) {
    if (head !== '' && estimateWidth(head + letter, size) > width) break;
    head += letter;
  }
  return head;
}
