import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, holdFolder } from './held-folder.server.ts';

let folder: string;
let other: ChildProcess;
const held = () => join(folder, 'program.pid');

/** Has another process, which lives as long as the test, hold the folder. */
async function holdElsewhere(): Promise<string> {
  const script = `const { holdFolder } = await import(${JSON.stringify(new URL('./held-folder.server.ts', import.meta.url).href)}); holdFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  other = spawn(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => other.stdout?.once('data', resolve));
  return readFileSync(held(), 'utf8');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-held-'));
});
afterEach(() => {
  other?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('a data folder', () => {
  it('is held by one program, which lets go of it', () => {
    const release = holdFolder(folder);
    expect(readFileSync(held(), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    release();
    expect(existsSync(held())).toBe(false);
  });

  it('is refused, in one line, to a second one', async () => {
    await holdElsewhere();
    expect(() => holdFolder(folder)).toThrow(FolderInUse);
    expect(() => holdFolder(folder)).toThrow(new RegExp(`^[^\\n]*process ${other.pid}[^\\n]*$`));
  });

  it('is free when that program was killed', async () => {
    await holdElsewhere();
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
    expect(() => holdFolder(folder)).not.toThrow();
  });

  it('is free when that program is gone and another process has its number', async () => {
    const [pid] = (await holdElsewhere()).split(' ');
    writeFileSync(held(), `${pid} 1`);
    expect(() => holdFolder(folder)).not.toThrow();
  });
});
