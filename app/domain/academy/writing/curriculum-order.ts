import { moveTo } from './draft-pieces.ts';

/** A change in the order of an origin, as far as it concerns a curriculum that was adapted from it. */
export interface OrderChange {
  module: string;
  kind: 'added' | 'removed' | 'moved';
}

type Order = readonly string[];

/** What the origin added, took out or moved since that was decided on last, and is not so here already. Pure. */
export function orderChanges(own: Order, basis: Order, origin: Order): OrderChange[] {
  return [
    ...origin.filter((module) => !basis.includes(module) && !own.includes(module)).map((module) => ({ module, kind: 'added' as const })),
    ...basis.filter((module) => !origin.includes(module) && own.includes(module)).map((module) => ({ module, kind: 'removed' as const })),
    ...movedIn(basis, origin).filter((module) => own.includes(module) && placed(own, module, { basis, origin }).join() !== own.join()).map((module) => ({ module, kind: 'moved' as const })),
  ];
}

/** The order once a change is taken: what was added or moved stands after the module that it follows in the origin. Pure. */
export function withChange(own: Order, basis: Order, origin: Order, { module, kind }: OrderChange): string[] {
  return kind === 'removed' ? own.filter((one) => one !== module) : placed(own, module, { basis, origin });
}

/** What was decided on, taken or left, is part of what the next changes are told from. Pure. */
export function basisAfter(basis: Order, origin: Order, change: OrderChange): string[] {
  return withChange(basis, basis, origin, change);
}

/**
 * The fewest modules whose move alone makes one order the other, in that of the origin: all but the longest row that stands in both in one order. Whichever of them
 * is put in its place, it is of each longest row then, so that none is told twice.
 */
function movedIn(basis: Order, origin: Order): string[] {
  const common = origin.filter((module) => basis.includes(module));
  /** The longest row that ends with each. */
  const rows: string[][] = [];
  for (const [i, module] of common.entries()) {
    const before = rows.filter((_, k) => basis.indexOf(common[k] ?? '') < basis.indexOf(module));
    rows[i] = [...longest(before), module];
  }
  const staying = longest(rows);
  return common.filter((module) => !staying.includes(module));
}

function longest(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.reduce((most, row) => (row.length > most.length ? row : most), []);
}

/** An order with one module where the origin has it: after the nearest before it there that has not moved itself, else before the nearest after it, else at the end. */
function placed(order: Order, module: string, { basis, origin }: { basis: Order; origin: Order }): string[] {
  const moved = movedIn(basis, origin);
  const others = order.filter((one) => one !== module);
  const isFixed = (one: string) => others.includes(one) && !moved.includes(one);
  const at = origin.indexOf(module);
  const [before, after] = [origin.slice(0, at).findLast(isFixed), origin.slice(at + 1).find(isFixed)];
  const place = before !== undefined ? others.indexOf(before) + 1 : after !== undefined ? others.indexOf(after) : others.length;
  return others.toSpliced(place, 0, module);
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
