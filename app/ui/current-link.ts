/** Where one can go, and what else belongs there. */
export interface HoldingLink {
  to: string;
  /** Begins of paths that lie elsewhere and belong to it all the same. */
  holds?: readonly string[];
}

/** Under which of the links one is: `/a/b` is under `/a` too, and the nearest counts; of those that are as near, the first. */
export function currentLink<Item extends HoldingLink>(links: readonly Item[], pathname: string): Item | undefined {
  const nearness = ({ to, holds = [] }: Item) => Math.max(0, ...[to, ...holds].filter((path) => pathname === path || pathname.startsWith(`${path}/`)).map((path) => path.length));
  const near = links.map((link) => ({ link, nearness: nearness(link) })).filter((one) => one.nearness > 0);
  return near.sort((a, b) => b.nearness - a.nearness)[0]?.link;
}
