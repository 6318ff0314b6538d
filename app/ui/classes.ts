/** The class names that hold, as one attribute; `undefined` when there are none, so that no empty attribute is drawn. */
export function classes(...parts: readonly (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
