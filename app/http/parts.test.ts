import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { partFinder } from './parts.server.ts';

const routes = {
  root: { id: 'root', path: '' },
  index: { id: 'index', index: true },
  list: { id: 'list', path: 'houses', index: true },
  one: { id: 'one', path: 'houses/:id' },
  fresh: { id: 'fresh', path: 'houses/new' },
  file: { id: 'file', path: 'houses/:id/file.csv' },
  door: { id: 'door', path: 'houses/:id/doors' },
  home: { id: 'home', path: 'home' },
  nothing: { id: 'nothing', path: '*' },
};
const build = { routes, assets: { routes } } as unknown as ServerBuild;
const partOf = () => partFinder(build, (part) => part);

describe('the part of a build that a request is for', () => {
  it.each([
    ['/houses/1', ['one']],
    ['/houses/new', ['one', 'fresh']],
    ['/Houses/NEW/', ['one', 'fresh']],
    ['/houses.data', ['list']],
    ['/houses/1.data', ['one']],
    ['/houses/1/file.csv', ['file']],
    ['/houses/1/file.csv.data', ['file']],
    ['/houses/1/doors', ['door']],
    ['/home', ['home']],
    ['/_root.data', ['index']],
    ['/', ['index']],
    ['//houses', ['list']],
    ['/nothing', []],
    ['/houses/1/nothing', []],
    ['/houses/1/doors/2', []],
  ])('for %s holds, beside what every part holds, %j', (path, ids) => {
    const part = partOf()(path);
    expect(Object.keys(part.routes).filter((id) => id !== 'root' && id !== 'nothing')).toEqual(ids);
    expect(part.routes).toMatchObject({ root: routes.root, nothing: routes.nothing });
    expect(part.assets.routes).toEqual(part.routes);
  });

  it('is made once for all addresses of a kind', () => {
    const find = partOf();
    expect(find('/houses/1')).toBe(find('/houses/2'));
    expect(find('/houses/1')).not.toBe(find('/houses/new'));
  });
});
