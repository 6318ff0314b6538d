/** What is wrong with a field: a locale key, with what fills its places where it has any. */
export type FieldMessage = string | { key: string; params: Record<string, string | number> };
export type FieldMessages = Readonly<Record<string, FieldMessage | undefined>>;

export type Fields = Record<string, string | string[] | File>;

/** What every form of a signed-in page says besides its fields: whose page it is. */
export const WHOSE_PAGE = 'pageOf';

/** What a check of ours says of one field: the part of zod's issues that we need. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
}

/** The name under which a schema and the server know a field: `roles[]` is `roles`. */
export function fieldName(name: string): string {
  return name.endsWith('[]') ? name.slice(0, -2) : name;
}

/**
 * A form as the plain fields that its schema reads, on the page as on the server: a name that ends in `[]` always gives a list
 * (under the name without it), any other name a text, or a list when it comes twice, which a schema of single values refuses.
 */
export function collectFields(form: FormData): Fields {
  const fields: [string, Fields[string]][] = [];
  for (const name of new Set(form.keys())) {
    if (name === WHOSE_PAGE) continue;
    const all = form.getAll(name);
    const texts = all.filter((value) => typeof value === 'string');
    const file = all.find((value) => typeof value !== 'string');
    if (name.endsWith('[]')) fields.push([fieldName(name), texts]);
    else if (file) fields.push([name, file]);
    else fields.push([name, texts.length === 1 ? (texts[0] ?? '') : texts]);
  }
  return Object.fromEntries(fields);
}

/** The first thing wrong with each field, in the order of the schema; what belongs to no field is under `form`. */
export function messagesOf(issues: readonly Issue[]): Record<string, FieldMessage> {
  const messages: Record<string, FieldMessage> = {};
  for (const { path, message, code, maximum, minimum } of issues) {
    const field = path.join('.') || 'form';
    const key = /^[a-z]\w*(\.\w+)+$/i.test(message) ? message : 'ui.forms.errors.invalid';
    messages[field] ??= code === 'too_big' || code === 'too_small' ? { key, params: { count: Number(maximum ?? minimum) } } : key;
  }
  return messages;
}

/** What was said of fields that still hold what they held when it was said. */
export function stillStanding(said: FieldMessages, then: Fields, now: Fields): Record<string, FieldMessage> {
  return Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, FieldMessage] => {
      const field = listOf(entry[0]);
      return entry[1] !== undefined && String(then[field] ?? '') === String(now[field] ?? '');
    }),
  );
}

/** What was said of a field, or of one of the values of its list. */
export function messageFor(messages: FieldMessages, name: string): FieldMessage | undefined {
  const field = fieldName(name);
  return messages[field] ?? Object.entries(messages).find(([key, message]) => message !== undefined && listOf(key) === field)?.[1];
}

/** The field that an error belongs to: `roles.2`, one value of a list, is told at `roles`. */
export function listOf(name: string): string {
  return name.replace(/^([^.]+)\.\d+$/, '$1');
}

/**
 * Over which version the words of a page were typed. What comes back after a refusal was typed over the version that it brought
 * (`sent`), whatever stands meanwhile: with the one that stands, it would be written over words that its writer never saw. Only
 * where the newer words are shown beside it is it theirs (`newer`): to send it again then means to replace them.
 */
export function versionTypedOver(standing: number, sent: unknown, newer?: number): number {
  return newer ?? (/^\d{1,7}$/.test(String(sent)) ? Number(sent) : standing);
}
