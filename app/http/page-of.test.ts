import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#app/platform/id.ts';

const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

/** The program as it stands after a start with these keys. */
async function start(masterKey: string, oldMasterKeys = '') {
  vi.resetModules();
  vi.stubEnv('MASTER_KEY', masterKey);
  vi.stubEnv('OLD_MASTER_KEYS', oldMasterKeys);
  return import('./page-of.server.ts');
}

afterEach(() => vi.unstubAllEnvs());

describe('the sign of whose page it is', () => {
  it('is one for each person, and tells nothing of them', async () => {
    const { isSign, signOfPage, signsOfPages } = await start(first);
    const [one, other] = [newId(), newId()];
    expect(isSign(signOfPage(one))).toBe(true);
    expect(signOfPage(one)).not.toBe(signOfPage(other));
    expect(signsOfPages(one)).toEqual([signOfPage(one)]);
  });

  it('is still theirs when the key is changed while the page stands open', async () => {
    const person = newId();
    const sign = (await start(first)).signOfPage(person);
    const { signOfPage, signsOfPages } = await start(second, first);
    expect(signOfPage(person)).not.toBe(sign);
    expect(signsOfPages(person)).toEqual([signOfPage(person), sign]);
    expect((await start(second)).signsOfPages(person)).not.toContain(sign);
  });

  it.each([undefined, null, '', newId(), 'x'.repeat(21), 'x'.repeat(23), `${'x'.repeat(21)}.`, ['x'.repeat(22)]])('is not %j', async (given) => {
    expect((await start(first)).isSign(given)).toBe(false);
  });
});
