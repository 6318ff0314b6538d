import { inflateSync } from 'node:zlib';

/** Where a picture stands, in points from the upper left of its page. */
export interface ShownPicture {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a PDF of ours says, piece by piece in the order in which it is drawn, the pictures that it shows, what its properties say, and what it draws without saying what that is. */
export function readPdf(pdf: Buffer): { text: string; pages: number; pictures: ShownPicture[]; properties: Record<string, string>; raw: string; untold: string[] } {
  const raw = pdf.toString('latin1');
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id ?? '', body ?? '']));
  const streamOf = (body: string): string => {
    const packed = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
    return body.includes('/FlateDecode') ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : packed;
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '')?.[1];
      if (name && map) fonts.set(name, signsOf(streamOf(objects.get(map) ?? '')));
    }
  }
  const contents = [...objects.values()].flatMap((body) => [...body.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id]) => streamOf(objects.get(id ?? '') ?? '')));
  const text = contents.map((content) => saidIn(content, fonts)).join('\n');
  const pictures = contents.flatMap((content, page) => picturesIn(content, page));
  const info = objects.get(/\/Info (\d+) 0 R/.exec(raw)?.[1] ?? '') ?? '';
  const properties = Object.fromEntries([...info.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [name ?? '', (objects.get(id ?? '') ?? '').replace(/^\(|\)$/g, '')]));
  const untold = contents.flatMap((content) => content.replace(/ (?:BDC|BMC)\n[\s\S]*?\nEMC/g, '').match(/^.*(?: TJ| Do|\nS)$/gm) ?? []);
  return { text, pages: contents.length, pictures, properties, raw, untold };
}

function picturesIn(content: string, page: number): ShownPicture[] {
  const high = Number(/^1 0 0 -1 0 ([\d.]+) cm/m.exec(content)?.[1]);
  return [...content.matchAll(/([\d.]+) 0 0 -([\d.]+) ([\d.]+) ([\d.]+) cm\n\/I\d+ Do/g)].map(([, ...numbers]) => {
    const [width = 0, height = 0, x = 0, y = 0] = numbers.map(Number);
    if (!high) throw new Error('A page does not say how high it is');
    return { page, x, y: y - height, width, height };
  });
}

function signsOf(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  const inWords = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) => signs.set((Number.parseInt(first, 16) + i).toString(16).padStart(4, '0'), inWords(hex)));
  return signs;
}

function saidIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  const said: string[] = [];
  for (const [, name, pieces] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*> ?-?[\d.]* ?)*)\] TJ/gi)) {
    if (name) font = fonts.get(name) ?? new Map();
    else said.push([...(pieces ?? '').matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? '\ufffd').join(''));
  }
  return said.join('\n');
}
