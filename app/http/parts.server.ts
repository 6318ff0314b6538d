import type { ServerBuild } from '@remix-run/node';

/** The path of the route for addresses that are none: it belongs to every part. */
const EVERYWHERE = '*';

/**
 * The build cut up by the first part of its addresses (`assessments`, `organisations`, …), each with the root above it. Remix
 * tries every route it has, several times a request, and builds all of them anew to draw one page: that grows with each page
 * we add, though a request can only ever be for those that begin as it does. Under `null`: what begins like none of them.
 */
export function partsOf(build: ServerBuild): Map<string | null, ServerBuild> {
  const begins = new Set(Object.values(build.routes).flatMap((route) => (route?.path && route.path !== EVERYWHERE ? [beginningOf(route.path)] : [])));
  return new Map([null, ...begins].map((part) => [part, only(build, part)]));
}

/** The part that answers a request for this path. The data channel's ending and its name for the first page are no part of it. */
export function beginningOf(path: string): string {
  const [first = ''] = path.replace(/^\//, '').split('/');
  return first.toLowerCase().replace(/\.data$/, '').replace(/^_root$/, '');
}

function only(build: ServerBuild, part: string | null): ServerBuild {
  const belongs = ({ path, id }: { path?: string | undefined; id: string }) => id === 'root' || !path || path === EVERYWHERE || beginningOf(path) === part;
  const pick = <T extends { path?: string | undefined; id: string }>(routes: Record<string, T | undefined>) => Object.fromEntries(Object.entries(routes).filter((entry): entry is [string, T] => entry[1] !== undefined && belongs(entry[1])));
  return { ...build, routes: pick(build.routes) as ServerBuild['routes'], assets: { ...build.assets, routes: pick(build.assets.routes) } };
}
