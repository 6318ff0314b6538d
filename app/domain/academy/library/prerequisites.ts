/** A circle of names that come before each other, in their order; null where there is none. Names that lead nowhere are passed over. */
export function findCircle(before: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (name: string): string[] | null => {
    if (done.has(name)) return null;
    const at = path.indexOf(name);
    if (at >= 0) return path.slice(at);
    path.push(name);
    for (const one of before.get(name) ?? []) {
      const circle = walk(one);
      if (circle) return circle;
    }
    path.pop();
    done.add(name);
    return null;
  };
  for (const name of before.keys()) {
    const circle = walk(name);
    if (circle) return circle;
  }
  return null;
}
