import type { Issue } from './field-values.ts';

/** What checks a form. Any schema of zod will do, of either of its flavours. */
export interface Schema {
  safeParse(fields: unknown): { error?: { issues: readonly Issue[] } | undefined };
}

/** A schema at hand, or fetched when one first enters its form, so that a page that is only read stays light. */
export type SchemaSource = Schema | (() => Promise<Schema>);

export async function fetchSchemaOf(source: SchemaSource): Promise<Schema> {
  return typeof source === 'function' ? source() : source;
}
