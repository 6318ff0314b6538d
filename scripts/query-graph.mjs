/** What a query may ask to be done with the rows of a relation. */
const WRITES = new Set(['create', 'createMany', 'connect', 'connectOrCreate', 'set', 'disconnect', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany']);

/**
 * What Prisma generated, with a smaller graph of queries. By that graph its client tells the values of a query from its shape, and holds all of it as long as it
 * runs: 22 MB, most of them ways to write through relations (and to `{ set }` a value), each of which may hold all others. The program writes to a table at a time, and without those ways the process takes
 * 18 MB less. A query that does write so still works: its values are taken for its shape, it is planned for each of them anew, and they stay in memory with its plan.
 * @param {string} source the file of the client that holds the graph
 * @throws where the graph is not written as we read it
 */
export function withoutNestedWrites(source) {
  const [, graph = ''] = /^ {2}graph: "([\w-]+)"/m.exec(source) ?? [];
  const [, named = ''] = /^ {2}strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\)/m.exec(source) ?? [];
  if (!graph || !named) throw new Error('The database client has no graph of queries where it was: see scripts/query-graph.mjs');
  const read = readGraph(Buffer.from(graph, 'base64url'));
  if (writeGraph(read).toString('base64url') !== graph) throw new Error('The database client writes its graph of queries in another way: see scripts/query-graph.mjs');
  return source.replace(graph, () => writeGraph(prune(read, JSON.parse(JSON.parse(named)))).toString('base64url'));
}

/** Empties what stands for writing through a relation, and what nothing else leads to. Places in the lists are kept, as others point to them. */
export function prune({ inputs, outputs, roots }, names) {
  const isWriting = (edges) => edges.length > 0 && edges.every(({ name }) => WRITES.has(names[name]));
  const reached = new Set();
  const reach = (node) => {
    if (node === undefined || reached.has(node) || isWriting(inputs[node])) return;
    reached.add(node);
    inputs[node].forEach(({ child }) => reach(child));
  };
  [...roots, ...outputs.flat()].forEach(({ input }) => reach(input));
  return { inputs: inputs.map((edges, node) => (reached.has(node) ? edges : [])), outputs, roots };
}

/** The graph as Prisma's own client reads it: numbers of seven bits a byte, those that may be missing one higher, and 0 for missing. */
export function readGraph(bytes) {
  let at = 0;
  const number = () => {
    let sum = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      sum |= (byte & 127) << shift;
      if (byte < 128) return sum;
    }
  };
  const optional = () => {
    const told = number();
    return told === 0 ? undefined : told - 1;
  };
  const two = () => bytes[at++] | (bytes[at++] << 8);
  const list = (length, one) => Array.from({ length }, one);
  const [inputs, outputs, roots] = [number(), number(), number()];
  return {
    inputs: list(inputs, () => list(number(), () => ({ name: number(), scalars: two(), child: optional(), values: optional(), flags: bytes[at++] }))),
    outputs: list(outputs, () => list(number(), () => ({ name: number(), input: optional(), output: optional() }))),
    roots: list(roots, () => ({ name: number(), input: optional(), output: optional() })),
  };
}

export function writeGraph({ inputs, outputs, roots }) {
  const bytes = [];
  const number = (value) => {
    for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
    bytes.push(value);
  };
  const optional = (value) => number(value === undefined ? 0 : value + 1);
  [inputs, outputs, roots].forEach(({ length }) => number(length));
  for (const edges of inputs) {
    number(edges.length);
    for (const { name, scalars, child, values, flags } of edges) {
      number(name);
      bytes.push(scalars & 255, scalars >> 8);
      optional(child);
      optional(values);
      bytes.push(flags);
    }
  }
  const fields = ({ name, input, output }) => {
    number(name);
    optional(input);
    optional(output);
  };
  for (const edges of outputs) {
    number(edges.length);
    edges.forEach(fields);
  }
  roots.forEach(fields);
  return Buffer.from(bytes);
}
