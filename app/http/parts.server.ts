import type { ServerBuild } from '@remix-run/node';

/** The path of the route for addresses that are none: it belongs to every part. */
const EVERYWHERE = '*';

/** A route that can be asked for, with the parts of its path. */
interface Place {
  id: string;
  segments: readonly string[];
}

/**
 * Finds the part of the build that a request can be for: the routes with as many parts in their paths, and the same words
 * where these are words, with the root above them. Remix tries every route it has, several times a request, and builds all
 * of them anew to draw one page: that grows with each page we add, though a request is for one of them. Each part is made
 * once; there are no more of them than kinds of address.
 */
export function partFinder<Part>(build: ServerBuild, make: (part: ServerBuild) => Part): (path: string) => Part {
  const places: Place[] = Object.values(build.routes).flatMap((route) => (route && route.id !== 'root' && route.path !== EVERYWHERE ? [{ id: route.id, segments: segmentsOf(route.path ?? '') }] : []));
  const bySize = Map.groupBy(places, ({ segments }) => segments.length);
  const made = new Map<string, Part>();
  return (path) => {
    const asked = askedFor(path);
    const fitting = (bySize.get(asked.length) ?? []).filter(({ segments }) => segments.every((segment, i) => segment.startsWith(':') || segment === asked[i])).map(({ id }) => id);
    const key = fitting.join('\n');
    let part = made.get(key);
    if (part === undefined) made.set(key, (part = make(only(build, new Set(fitting)))));
    return part;
  };
}

/** The data channel's ending and its name for the first page are no part of an address. */
function askedFor(path: string): string[] {
  const asked = segmentsOf(path.replace(/\.data$/i, ''));
  return asked.length === 1 && asked[0] === '_root' ? [] : asked;
}

function segmentsOf(path: string): string[] {
  return path.toLowerCase().split('/').filter((segment) => segment !== '');
}

function only(build: ServerBuild, fitting: ReadonlySet<string>): ServerBuild {
  const belongs = ({ path, id }: { path?: string | undefined; id: string }) => id === 'root' || path === EVERYWHERE || fitting.has(id);
  const pick = <T extends { path?: string | undefined; id: string }>(routes: Record<string, T | undefined>) => Object.fromEntries(Object.entries(routes).filter((entry): entry is [string, T] => entry[1] !== undefined && belongs(entry[1])));
  return { ...build, routes: pick(build.routes) as ServerBuild['routes'], assets: { ...build.assets, routes: pick(build.assets.routes) } };
}
