import { z } from 'zod';
import { pageNumber } from './page-number.ts';

/** Rows on a page of a list. */
export const PAGE_SIZE = 25;

/** What is searched for: one line. What cannot be kept in a text cannot be found in one. */
const words = z.string().refine((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text)).transform((text) => text.trim().replace(/\s+/g, ' ')).refine((text) => text.length <= 100);

type Filter = readonly string[] | z.ZodType<string>;
type ValueOf<F extends Filter> = F extends readonly (infer V)[] ? V : F extends z.ZodType<infer V> ? V : never;

/** How a list is asked for: words, an order ("name", or "-name" for the other way round), a page, and a value for each filter or none. */
export type ListQuery<Order extends string, Filters extends Record<string, Filter>> = {
  q: string;
  order: Order | `-${Order}`;
  page: number;
} & { [Name in keyof Filters]: ValueOf<Filters[Name]> | '' };

/**
 * The schema of a list's query. Only the orders and filters named here exist, whatever an address says, and each part that
 * does not fit falls back by itself to none (the order to `first`).
 */
export function listQuery<const Order extends string, const Filters extends Record<string, Filter>>(orders: readonly Order[], first: NoInfer<Order | `-${Order}`>, filters: Filters): z.ZodType<ListQuery<Order, Filters>> {
  const shape = {
    q: words.catch('').default(''),
    order: z.enum(orders.flatMap((order) => [order, `-${order}`])).catch(first).default(first),
    page: pageNumber,
    ...Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, z.union([z.literal(''), 'safeParse' in filter ? filter : z.enum(filter as readonly string[])]).catch('').default('')])),
  };
  return z.object(shape) as unknown as z.ZodType<ListQuery<Order, Filters>>;
}

/** An order as a database takes it. */
export function orderOf<Order extends string>(order: Order | `-${Order}`): { by: Order; direction: 'asc' | 'desc' } {
  return order.startsWith('-') ? { by: order.slice(1) as Order, direction: 'desc' } : { by: order as Order, direction: 'asc' };
}

/** The page's part of all rows. */
export function cutOf({ page }: { page: number }): { skip: number; take: number } {
  return { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
}

export function pagesOf(count: number): number {
  return Math.ceil(count / PAGE_SIZE);
}

/** Text as it is searched: the same folding as the database's `fold_search`. */
export function foldSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[øłđıς]/g, (letter) => ({ ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' })[letter] ?? letter);
}

/** The words that are searched for, folded; the first five. */
export function wordsIn(q: string): string[] {
  return foldSearch(q).split(/\s+/).filter(Boolean).slice(0, 5);
}

/** Whether a text that was sealed, and now is open, has all the words that are searched for. */
export function fitsWords(q: string, text: string): boolean {
  const folded = foldSearch(text);
  return wordsIn(q).every((word) => folded.includes(word));
}

/**
 * The words that are searched for, folded, each as a condition on a `searchText`: all must be found, in any order. What
 * stands for any letter in a pattern of SQL stands for itself here.
 */
export function searchFor(q: string): { searchText: { contains: string } }[] {
  return wordsIn(q).map((word) => ({ searchText: { contains: word.replace(/[\\%_]/g, '\\$&') } }));
}

/**
 * A page of a list whose words are sealed, and so cannot be searched by the database: of rows that were opened within what the person
 * may see. Whoever calls bounds how many.
 */
export function pageOf<Row, Order extends string>(rows: readonly Row[], query: { q: string; order: Order | `-${Order}`; page: number }, wordsOf: (row: Row) => string, keys: Readonly<Record<Order, (row: Row) => string | number>>): { count: number; pages: number; rows: Row[] } {
  const found = rows.filter((row) => fitsWords(query.q, wordsOf(row)));
  const { by, direction } = orderOf(query.order);
  const sorted = found.map((row) => ({ row, key: keys[by](row) })).sort((a, b) => compare(a.key, b.key) * (direction === 'asc' ? 1 : -1)).map(({ row }) => row);
  const { skip, take } = cutOf(query);
  return { count: found.length, pages: pagesOf(found.length), rows: sorted.slice(skip, skip + take) };
}

function compare(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : foldSearch(String(one)).localeCompare(foldSearch(String(other)), 'fr');
}
