import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { hashOf } from '#app/platform/content-hash.server.ts';
import { frameworkSchema, type Framework } from './framework.ts';

/** What is wrong with the files of the framework, for whoever edits them: one line each, with the file. */
export class FrameworkError extends Error {}

const headSchema = z.looseObject({ competencies: z.array(z.string().regex(/^[\w-]+$/)) });
/** Each published version with the hash of what it says. */
const publishedSchema = z.record(z.string().regex(/^\d+$/), z.string().regex(/^[0-9a-f]{64}$/));

function readYaml(folder: string, file: string): unknown {
  try {
    return parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new FrameworkError(`curriculum/competencies/${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

/**
 * Reads the framework from its folder. A version that is published says the same for ever.
 * @throws FrameworkError with a line for each thing that is wrong
 */
export function readFrameworkFiles(folder: string): Framework {
  const head = headSchema.safeParse(readYaml(folder, 'framework.yaml'));
  if (!head.success) throw new FrameworkError('curriculum/competencies/framework.yaml: `competencies` lists the files of the competencies');
  const files = head.data.competencies.map((name) => `parts/${name}.yaml`);
  const parsed = frameworkSchema.safeParse({ ...head.data, competencies: files.map((file) => readYaml(folder, file)) });
  if (!parsed.success) throw new FrameworkError(parsed.error.issues.map(({ path: [top, index, ...rest], message }) => `curriculum/competencies/${(top === 'competencies' && typeof index === 'number' && files[index]) || 'framework.yaml'}: ${(rest.length > 0 ? rest : [top]).join('.')}: ${message}`).join('\n'));
  const published = publishedSchema.safeParse(readYaml(folder, 'published.yaml'));
  const hash = hashOf(parsed.data);
  const line = `${parsed.data.version}: ${hash}`;
  if (!published.success) throw new FrameworkError('curriculum/competencies/published.yaml: each line is a version and the hash of what it says');
  const stands = published.data[parsed.data.version];
  if (stands === undefined) throw new FrameworkError(`curriculum/competencies/published.yaml: version ${parsed.data.version} is published by adding the line\n${line}`);
  if (stands !== hash) throw new FrameworkError(`Version ${parsed.data.version} of the competencies is published and never changes: raise \`version\` in curriculum/competencies/framework.yaml to publish the changed text as version ${parsed.data.version + 1}`);
  return parsed.data;
}
