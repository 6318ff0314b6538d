import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prune, readGraph, withoutNestedWrites, writeGraph } from '../../scripts/query-graph.mjs';

const generated = readFileSync('app/platform/generated/internal/class.ts', 'utf8');
const number = fc.nat(2 ** 21);
const maybe = fc.option(number, { nil: undefined });
const fields = fc.array(fc.record({ name: number, input: maybe, output: maybe }, { requiredKeys: ['name', 'input', 'output'] }), { maxLength: 4 });
const graphs = fc.record({
  inputs: fc.array(fc.array(fc.record({ name: number, scalars: fc.nat(65_535), child: maybe, values: maybe, flags: fc.nat(255) }), { maxLength: 4 }), { maxLength: 6 }),
  outputs: fc.array(fields, { maxLength: 6 }),
  roots: fields,
});

describe('the graph of queries (decision 0009)', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(graphs, (graph) => void expect(readGraph(writeGraph(graph))).toEqual(graph)));
  });

  it('keeps all that is read and written at the top, and loses what is written through relations', () => {
    const names = ['where', 'data', 'name', 'members', 'create', 'connect'];
    const edge = (name: string, child?: number) => ({ name: names.indexOf(name), scalars: 1, child, values: undefined, flags: 1 });
    const [args, where, data, relation, nested] = [0, 1, 2, 3, 4];
    const graph = { inputs: [[edge('where', where), edge('data', data)], [edge('name'), edge('members', where)], [edge('name'), edge('members', relation)], [edge('create', nested), edge('connect', where)], [edge('name')]], outputs: [], roots: [{ name: 0, input: args, output: undefined }] };
    expect(prune(graph, names).inputs).toEqual([graph.inputs[args], graph.inputs[where], graph.inputs[data], [], []]);
  });

  it('of our client has lost it', () => {
    expect(withoutNestedWrites(generated) === generated).toBe(true);
    expect(/^ {2}graph: "([\w-]+)"/m.exec(generated)?.[1]?.length).toBeLessThan(400_000);
  });

  it('has all that we ask: nothing is written through a relation, which it would plan for each value anew, and keep the values', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path) && !path.includes('generated') && !path.includes('.test.'));
    expect(files.length).toBeGreaterThan(500);
    for (const file of files) expect(/\w: \{\s*(?:create|createMany|connect|connectOrCreate|disconnect|upsert|deleteMany|set): /.exec(readFileSync(`app/${file}`, 'utf8'))?.[0], file).toBeUndefined();
  });

  it('that is written in another way is not touched', () => {
    expect(() => withoutNestedWrites('export const config = {};')).toThrow(/no graph/);
    expect(() => withoutNestedWrites(generated.replace(/^( {2}graph: ")/m, '$1AAAA'))).toThrow(/another way/);
  });
});
