import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { beginningOf, partsOf } from './parts.server.ts';

const routes = { root: { id: 'root', path: '' }, index: { id: 'index', index: true }, list: { id: 'list', path: 'houses' }, one: { id: 'one', path: 'houses/:id' }, file: { id: 'file', path: 'houses/:id/file.csv' }, home: { id: 'home', path: 'home' }, nothing: { id: 'nothing', path: '*' } };
const build = { routes, assets: { routes } } as unknown as ServerBuild;

describe('the parts of a build', () => {
  it.each([
    ['/houses/1', 'one'],
    ['/houses.data', 'list'],
    ['/houses/1/file.csv', 'file'],
    ['/home', 'home'],
    ['/_root.data', 'index'],
    ['/', 'index'],
    ['//houses', 'index'],
    ['/nothing', 'nothing'],
    ['/houses/1/nothing', 'nothing'],
    ['/Houses/1', 'one'],
  ])('that a request for %s goes to holds %s', (path, id) => {
    const parts = partsOf(build);
    const part = parts.get(beginningOf(path)) ?? parts.get(null);
    expect(Object.keys(part?.routes ?? {})).toEqual(expect.arrayContaining(['root', id]));
    expect(part?.assets.routes).toEqual(part?.routes);
  });

  it('hold each route, and none of another beginning', () => {
    const parts = partsOf(build);
    expect(new Set([...parts.values()].flatMap((part) => Object.keys(part.routes)))).toEqual(new Set(Object.keys(routes)));
    expect(Object.keys(parts.get('home')?.routes ?? {})).toEqual(['root', 'index', 'home', 'nothing']);
  });
});
