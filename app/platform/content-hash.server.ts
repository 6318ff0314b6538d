import { createHash } from 'node:crypto';

/** The same content gives the same hash, in whatever order its keys are written. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(sorted(content))).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
