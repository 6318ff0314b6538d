import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from './config.server.ts';
import { makeDataFolder } from './data-folder.server.ts';

const place = mkdtempSync(join(tmpdir(), 'passerelle-folder-'));

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the folder of the data', () => {
  it('is made with all that lies above it, and nothing stays of the try', () => {
    const folder = join(place, 'some', 'where', 'below');
    makeDataFolder(folder);
    makeDataFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused in one line that names the setting where it cannot be', () => {
    writeFileSync(join(place, 'file'), '');
    symlinkSync(join(place, 'nothing', 'here'), join(place, 'link'));
    const wrong = [join(place, 'file'), join(place, 'file', 'below'), join(place, 'link'), ...(existsSync('/proc/self') ? ['/proc/x/y', '/proc'] : [])];
    for (const folder of wrong) {
      expect(() => makeDataFolder(folder), folder).toThrow(ConfigurationError);
      expect(() => makeDataFolder(folder), folder).toThrow(/^DATA_DIR [^\n]*$/);
    }
  });
});
