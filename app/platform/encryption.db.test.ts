import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as databaseModule from './database.server.ts';
import { newId } from './id.ts';

const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

/** The program as it stands after a start with these settings. */
async function start(masterKey: string, oldMasterKeys = '') {
  await database?.closeDatabase();
  vi.resetModules();
  vi.stubEnv('MASTER_KEY', masterKey);
  vi.stubEnv('OLD_MASTER_KEYS', oldMasterKeys);
  database = await import('./database.server.ts');
  return import('./encryption.server.ts');
}
let database: typeof databaseModule | undefined;

beforeEach(async () => {
  await start(first);
  await database?.database().dataKey.deleteMany();
});
afterEach(async () => {
  await database?.closeDatabase();
  vi.unstubAllEnvs();
});

const place = { model: 'answer', field: 'note', rowId: newId() };

describe('a safe', () => {
  it('opens what it sealed, also after a start, and lets nothing through as nothing', async () => {
    const owner = newId();
    const sealed = (await (await start(first)).openSafe(owner)).seal('what we said', place);
    const safe = await (await start(first)).openSafe(owner);
    expect(safe.unseal(sealed, place)).toBe('what we said');
    expect([safe.seal(null, place), safe.unseal(null, place)]).toEqual([null, null]);
  });

  it('has one key, however many open it for the first time at once', async () => {
    const { openSafe } = await start(first);
    const owner = newId();
    const safes = await Promise.all(Array.from({ length: 8 }, () => openSafe(owner)));
    const sealed = safes.map((safe) => safe.seal('text', place));
    expect(new Set(sealed.map((text) => text.split('.')[1])).size).toBe(1);
    for (const safe of safes) for (const text of sealed) expect(safe.unseal(text, place)).toBe('text');
  });

  it('opens nothing of another owner', async () => {
    const { openSafe } = await start(first);
    const [own, other] = [await openSafe(newId()), await openSafe(newId())];
    expect(() => other.unseal(own.seal('text', place), place)).toThrow('cannot be opened');
  });

  it('whose key was copied from another owner opens nothing', async () => {
    const { openSafe, closeSafes } = await start(first);
    const [owner, thief] = [newId(), newId()];
    await openSafe(owner);
    const key = await database?.database().dataKey.findUniqueOrThrow({ where: { ownerId: owner } });
    await database?.database().dataKey.create({ data: { id: newId(), ownerId: thief, masterKid: key?.masterKid ?? '', wrapped: key?.wrapped ?? '' } });
    closeSafes();
    await expect(openSafe(thief)).rejects.toThrow('cannot be opened');
  });

  it('of a transaction that failed leaves no key behind in this process', async () => {
    const { openSafe } = await start(first);
    const owner = newId();
    await expect(
      database?.inTransaction(async (tx) => {
        await openSafe(owner, tx);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const sealed = (await openSafe(owner)).seal('text', place);
    expect((await (await start(first)).openSafe(owner)).unseal(sealed, place)).toBe('text');
  });

  it('whose key was destroyed never opens again', async () => {
    const { openSafe, destroyKey } = await start(first);
    const owner = newId();
    const sealed = (await openSafe(owner)).seal('text', place);
    await database?.inTransaction((tx) => destroyKey(owner, tx));
    const anew = await openSafe(owner);
    expect(() => anew.unseal(sealed, place)).toThrow('cannot be opened');
  });
});

describe('a key that is kept apart', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'apart-'));
    vi.stubEnv('DATA_DIR', folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const rowOf = (ownerId: string) => database!.database().dataKey.findUniqueOrThrow({ where: { ownerId } });
  const fileOf = (ownerId: string) => join(folder, 'keys', ownerId);

  it('opens after a start, and its secret lies in a file that its owner alone may read', async () => {
    const owner = newId();
    const sealed = (await (await start(first)).openSafe(owner, database!.database(), 'apart')).seal('what we said', place);
    expect((await (await start(first)).openSafe(owner)).unseal(sealed, place)).toBe('what we said');
    if (process.platform !== 'win32') expect([statSync(fileOf(owner)).mode & 0o777, statSync(join(folder, 'keys')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readdirSync(join(folder, 'keys'))).toEqual([owner]);
  });

  it('opens no more once it was destroyed, also where the whole database is brought back as it was before', async () => {
    const owner = newId();
    const program = await start(first);
    await program.openSafe(owner, database!.database(), 'apart');
    const copied = await rowOf(owner);
    await database!.inTransaction((tx) => program.destroyKey(owner, tx));
    // It could have been undone until here.
    expect(existsSync(fileOf(owner))).toBe(true);
    await program.destroyKey(owner, database!.database());
    expect(existsSync(fileOf(owner))).toBe(false);
    await database!.database().dataKey.create({ data: copied });
    const after = await start(first);
    await expect(after.openSafe(owner)).rejects.toThrow(after.KeyGone);
    expect((await after.openSafes([owner])).size).toBe(0);
    // Nor does it stand in the way of a new master key.
    await expect((await start(second, first)).wrapAnew()).resolves.toBeUndefined();
    await expect((await start(second)).wrapAnew()).resolves.toBeUndefined();
  });

  it('is one, however many make it at once, and opens in each program that has the same folder', async () => {
    const owner = newId();
    const { openSafe } = await start(first);
    const safes = await Promise.all(Array.from({ length: 6 }, () => openSafe(owner, database!.database(), 'apart')));
    const sealed = safes.map((safe) => safe.seal('text', place));
    const again = await (await start(first)).openSafe(owner);
    for (const text of sealed) expect(again.unseal(text, place)).toBe('text');
  });

  it('that was made before is so from the next start on, keeps what it sealed, and goes to a new master key', async () => {
    const [old, later] = [newId(), newId()];
    const program = await start(first);
    const sealed = [(await program.openSafe(old)).seal('text', place), (await program.openSafe(later)).seal('text', place)];
    await program.keepApart([old]);
    // Or once it is asked for so.
    await program.openSafe(later, database!.database(), 'apart');
    expect([(await rowOf(old)).keptApart, (await rowOf(later)).keptApart]).toEqual([true, true]);
    await (await start(second, first)).wrapAnew();
    const after = await start(second);
    for (const [i, owner] of [old, later].entries()) expect((await after.openSafe(owner)).unseal(sealed[i]!, place)).toBe('text');
  });
});

describe('a folder of secrets of which something is lost', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lost-'));
    vi.stubEnv('DATA_DIR', folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is said to be so at the next start, and does not stop it', async () => {
    const [whole, lost, damaged] = [newId(), newId(), newId()];
    const program = await start(first);
    for (const owner of [whole, lost, damaged]) await program.openSafe(owner, database!.database(), 'apart');
    expect(await program.countGone()).toBe(0);
    rmSync(join(folder, 'keys', lost));
    writeFileSync(join(folder, 'keys', damaged), 'half');
    const after = await start(second, first);
    expect(await after.countGone()).toBe(2);
    await expect(after.openSafe(lost)).rejects.toThrow(after.KeyGone);
    // Nobody is told that it was erased.
    await expect(after.openSafe(damaged)).rejects.not.toThrow(after.KeyGone);
    // Of several, those that are whole are opened all the same.
    expect([...(await after.openSafes([lost, whole, damaged])).keys()]).toEqual([whole]);
    await after.wrapAnew();
    await expect((await start(second)).openSafe(whole)).resolves.toBeDefined();
  });

  it('keeps all others apart where one row is damaged, and tells how many', async () => {
    const [whole, damaged] = [newId(), newId()];
    const program = await start(first);
    for (const owner of [damaged, whole]) await program.openSafe(owner);
    await database!.database().dataKey.update({ where: { ownerId: damaged }, data: { wrapped: (await database!.database().dataKey.findUniqueOrThrow({ where: { ownerId: whole } })).wrapped } });
    expect(await program.keepApart([damaged, whole])).toBe(1);
    expect(readdirSync(join(folder, 'keys'))).toEqual([whole]);
  });

  it('loses the secret also where the row cannot be taken away now', async () => {
    const owner = newId();
    const program = await start(first);
    await program.openSafe(owner, database!.database(), 'apart');
    vi.spyOn(database!.database().dataKey, 'deleteMany').mockRejectedValueOnce(new Error('away') as never);
    await expect(program.destroyKey(owner, database!.database())).rejects.toThrow('away');
    expect(existsSync(join(folder, 'keys', owner))).toBe(false);
  });
});

describe('the master key', () => {
  it('is replaced at a start, and the old one then needed no more', async () => {
    const owner = newId();
    const sealed = (await (await start(first)).openSafe(owner)).seal('text', place);
    const between = await start(second, first);
    expect((await between.openSafe(owner)).unseal(sealed, place)).toBe('text');
    await between.wrapAnew();
    const after = await start(second);
    await expect(after.wrapAnew()).resolves.toBeUndefined();
    expect((await after.openSafe(owner)).unseal(sealed, place)).toBe('text');
  });

  it('stops the start in one line when it is not the key of the database', async () => {
    await (await start(first)).openSafe(newId());
    const { wrapAnew } = await start(second);
    await expect(wrapAnew()).rejects.toThrow(/^MASTER_KEY [^\n]*OLD_MASTER_KEYS$/);
  });
});

it('the database holds no key in the clear', async () => {
  const { openSafe } = await start(first);
  await openSafe(newId());
  const rows = await database?.database().dataKey.findMany();
  for (const { wrapped } of rows ?? []) expect(wrapped).toMatch(/^v1\.[0-9a-f]{12}\.[\w-]{16}\.[\w-]{80}$/);
});
