/** Whether a text holds a sign that a font has no picture for. Spaces, marks and what only joins signs are drawn as nothing anyway. */
export function lacksSigns(text: string, canDraw: (point: number) => boolean): boolean {
  return [...text].some((sign) => !/[\s\p{Cc}\p{Cf}\p{Mn}]/u.test(sign) && !canDraw(sign.codePointAt(0) ?? 0));
}
