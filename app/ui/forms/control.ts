export type ControlWidth = 'full' | 'half' | 'short' | 'code';

/** A field tells by its width what it wants. */
export const WIDTHS: Readonly<Record<ControlWidth, string>> = {
  full: 'max-w-measure',
  half: 'max-w-80',
  short: 'max-w-48',
  code: 'max-w-28',
};
