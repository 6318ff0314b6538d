import { moveTo } from './draft-pieces.ts';

/** A change in the order of an origin, as far as it concerns a curriculum that was adapted from it. */
export interface OrderChange {
  module: string;
  kind: 'added' | 'removed';
}

/** What the origin added or took out since that was decided on last, and is not so here already. Pure. */
export function orderChanges(own: readonly string[], basis: readonly string[], origin: readonly string[]): OrderChange[] {
  return [
    ...origin.filter((module) => !basis.includes(module) && !own.includes(module)).map((module) => ({ module, kind: 'added' as const })),
    ...basis.filter((module) => !origin.includes(module) && own.includes(module)).map((module) => ({ module, kind: 'removed' as const })),
  ];
}

/** The order once a change is taken: what was added stands after the module that it follows in the origin, else at the end. Pure. */
export function withChange(own: readonly string[], origin: readonly string[], { module, kind }: OrderChange): string[] {
  if (kind === 'removed') return own.filter((one) => one !== module);
  const before = origin.slice(0, origin.indexOf(module)).findLast((one) => own.includes(one));
  return moveTo(own, module, before === undefined ? own.length : own.indexOf(before) + 1);
}

/** What was decided on, taken or left, is part of what the next changes are told from. Pure. */
export function basisAfter(basis: readonly string[], { module, kind }: OrderChange): string[] {
  return kind === 'removed' ? basis.filter((one) => one !== module) : [...basis, module];
}

/** A step up or down; at the ends nothing moves. Pure. */
export function stepped(own: readonly string[], module: string, to: 'up' | 'down'): string[] {
  const at = own.indexOf(module);
  return moveTo(own, module, to === 'up' ? Math.max(0, at - 1) : at + 1);
}

/** One module in the place of another. Pure. */
export function replaced(own: readonly string[], module: string, by: string): string[] {
  return own.map((one) => (one === module ? by : one));
}

/** The modules that stand before one that they need, with what they need; by slugs. What is not in the order at all is told as well. Pure. */
export function missingBefore(order: readonly { slug: string; prerequisites: readonly string[] }[]): Map<string, { later: string[]; absent: string[] }> {
  const places = new Map(order.map(({ slug }, i) => [slug, i]));
  return new Map(
    order.map(({ slug, prerequisites }, i) => [slug, { later: prerequisites.filter((one) => (places.get(one) ?? -1) > i), absent: prerequisites.filter((one) => !places.has(one)) }]),
  );
}
