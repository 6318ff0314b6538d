import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { instrumentSchema, type Instrument } from './instrument.ts';

/** What is wrong with the files of the instrument, for whoever edits them: one line each, with the file. */
export class InstrumentError extends Error {}

const headSchema = z.looseObject({ components: z.array(z.string().regex(/^[\w-]+$/)) });

function readYaml(folder: string, file: string): unknown {
  try {
    return parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new InstrumentError(`curriculum/swit/${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

/** Reads the instrument from its folder. @throws InstrumentError with a line for each thing that is wrong */
export function readInstrumentFiles(folder: string): Instrument {
  const head = headSchema.safeParse(readYaml(folder, 'instrument.yaml'));
  if (!head.success) throw new InstrumentError('curriculum/swit/instrument.yaml: `components` lists the files of the six components');
  const topics = readYaml(folder, 'topics.yaml') as { topics?: unknown; modules?: unknown } | null;
  const files = head.data.components.map((name) => `components/${name}.yaml`);
  const whole = { ...head.data, topics: topics?.topics, modules: topics?.modules, components: files.map((file) => readYaml(folder, file)) };
  const parsed = instrumentSchema.safeParse(whole);
  if (parsed.success) return parsed.data;
  throw new InstrumentError(parsed.error.issues.map(({ path, message }) => lineOf(path, message, files)).join('\n'));
}

function lineOf(path: readonly PropertyKey[], message: string, files: readonly string[]): string {
  const [top, index, ...rest] = path;
  if (top === 'components' && typeof index === 'number') return `curriculum/swit/${files[index] ?? 'instrument.yaml'}: ${rest.join('.')}: ${message}`;
  return `curriculum/swit/${top === 'topics' || top === 'modules' ? 'topics.yaml' : 'instrument.yaml'}: ${path.join('.')}: ${message}`;
}
