import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { ConfigurationError } from './config.server.ts';
import { database, type Transaction } from './database.server.ts';
import { sealBytes, sealText, unsealBytes, unsealText, UnsealError, type Place } from './encryption.ts';
import { newId } from './id.ts';
import { DamagedSecret, findSecret, forgetSecret, makeSecret } from './key-secrets.server.ts';
import { log } from './log.server.ts';
import { findMasterKey, masterKey, type MasterKey } from './master-key.server.ts';

/** Seals and unseals the texts of one owner; nothing (null) stays nothing. */
export interface Safe {
  seal(text: string, place: Place): string;
  seal(text: string | null, place: Place): string | null;
  /** @throws UnsealError when the text was altered, moved or sealed with another key */
  unseal(sealed: string, place: Place): string;
  unseal(sealed: string | null, place: Place): string | null;
  sealBytes(bytes: Uint8Array, place: Place): Buffer;
  /** @throws UnsealError */
  unsealBytes(sealed: Uint8Array, place: Place): Buffer;
}

interface DataKeyRow {
  id: string;
  /** Given to the cipher as an object: as bytes it would be made ready anew for each text, which takes longer than a short text itself. */
  key: KeyObject;
  keptApart: boolean;
}

/** A key whose secret beside the database was thrown away, as what it sealed was erased; or that lies on another machine. */
export class KeyGone extends UnsealError {}

const opened = new Map<string, DataKeyRow>();
const MOST_OPENED = 5_000;

/**
 * The safe of an owner: an organisation, or a person for what is theirs alone. Its key is made at first use, lies in the
 * database wrapped by the master key, and is kept open in this process. `apart`: wrapped with a secret of its own outside of
 * the database as well, so that a copy of the database opens nothing of it once that is thrown away. @throws KeyGone, DamagedSecret
 */
export async function openSafe(ownerId: string, tx: Transaction = database(), keeping: 'here' | 'apart' = 'here'): Promise<Safe> {
  let row = opened.get(ownerId);
  if (!row || (keeping === 'apart' && !row.keptApart)) {
    row = await findOrMakeKey(ownerId, tx, keeping === 'apart');
    // A key made within a transaction exists only once that commits.
    if (tx === database()) remember(ownerId, row);
  }
  return safeOf(ownerId, row);
}

/** The safes of several owners, with one question to the database for all that are not open yet. An owner without a key has none, nor one whose key is gone, or whose secret is damaged. */
export async function openSafes(ownerIds: readonly string[], tx: Transaction = database()): Promise<Map<string, Safe>> {
  const closed = [...new Set(ownerIds)].filter((ownerId) => !opened.has(ownerId));
  const rows = closed.length > 0 ? await tx.dataKey.findMany({ where: { ownerId: { in: closed } } }) : [];
  const found = new Map(
    rows.flatMap((row): [string, DataKeyRow][] => {
      const open = unwrapIfWhole(row);
      return open ? [[row.ownerId, open]] : [];
    }),
  );
  for (const [ownerId, row] of found) remember(ownerId, row);
  return new Map(
    ownerIds.flatMap((ownerId): [string, Safe][] => {
      const row = found.get(ownerId) ?? opened.get(ownerId);
      return row ? [[ownerId, safeOf(ownerId, row)]] : [];
    }),
  );
}

function safeOf(ownerId: string, { id, key }: DataKeyRow): Safe {
  const keyOf = (kid: string) => (kid === id ? key : undefined);
  return {
    seal: ((text: string | null, place: Place) => (text === null ? null : sealText(text, key, id, place, ownerId))) as Safe['seal'],
    unseal: ((sealed: string | null, place: Place) => (sealed === null ? null : unsealText(sealed, keyOf, place, ownerId))) as Safe['unseal'],
    sealBytes: (bytes, place) => sealBytes(bytes, key, id, place, ownerId),
    unsealBytes: (sealed, place) => unsealBytes(sealed, keyOf, place, ownerId),
  };
}

function remember(ownerId: string, row: DataKeyRow): void {
  if (opened.size >= MOST_OPENED) opened.delete(opened.keys().next().value ?? '');
  opened.set(ownerId, row);
}

async function findOrMakeKey(ownerId: string, tx: Transaction, apart: boolean): Promise<DataKeyRow> {
  const found = await tx.dataKey.findUnique({ where: { ownerId } });
  if (found) return apart && !found.keptApart ? moveApart(found, tx) : unwrap(found);
  const id = newId();
  await tx.dataKey.createMany({ data: [{ id, ownerId, ...wrap(id, ownerId, randomBytes(32), apart) }], skipDuplicates: true });
  const made = await tx.dataKey.findUniqueOrThrow({ where: { ownerId } });
  return apart && !made.keptApart ? moveApart(made, tx) : unwrap(made);
}

/** Wraps a key that lies in the database alone with a secret outside of it as well. What it sealed stays as it is. */
async function moveApart(row: WrappedKey, tx: Transaction): Promise<DataKeyRow> {
  const { id, ownerId } = row;
  const { key } = unwrap(row);
  await tx.dataKey.updateMany({ where: { id, keptApart: false }, data: wrap(id, ownerId, key.export(), true) });
  return { id, key, keptApart: true };
}

/** The same for all that are not yet: part of each start, for keys made before. How many that were; one that cannot be opened is left and logged. */
export async function keepApart(ownerIds: readonly string[]): Promise<number> {
  let moved = 0;
  for (const row of await database().dataKey.findMany({ where: { ownerId: { in: [...ownerIds] }, keptApart: false } })) {
    try {
      await moveApart(row, database());
      moved += 1;
    } catch (error) {
      if (!(error instanceof UnsealError || error instanceof DamagedSecret)) throw error;
      log.error({ event: 'key.notKeptApart', key: row.id, error: error.name });
    }
  }
  return moved;
}

/** How many keys that are kept apart lack their secret: of what was erased after this database was copied, or as the folder was lost. */
export async function countGone(): Promise<number> {
  return (await database().dataKey.findMany({ where: { keptApart: true } })).filter(isLost).length;
}

interface WrappedKey {
  id: string;
  ownerId: string;
  wrapped: string;
  keptApart: boolean;
}

function isGone({ ownerId, keptApart }: WrappedKey): boolean {
  return keptApart && findSecret(ownerId) === null;
}

/** The same, or damaged: no key opens it as it is now. */
function isLost(row: WrappedKey): boolean {
  try {
    return isGone(row);
  } catch (error) {
    if (error instanceof DamagedSecret) return true;
    throw error;
  }
}

/** What wraps a key: the master key, or that and its owner's secret, neither of which opens it alone. */
function wrapperOf({ key }: MasterKey, secret: Buffer | null): Buffer {
  return secret ? Buffer.from(hkdfSync('sha256', key, secret, 'passerelle|kept apart', 32)) : key;
}

function wrap(id: string, ownerId: string, dataKey: Buffer, keptApart: boolean): { masterKid: string; wrapped: string; keptApart: boolean } {
  const master = masterKey();
  return { masterKid: master.kid, wrapped: sealText(dataKey.toString('base64'), wrapperOf(master, keptApart ? makeSecret(ownerId) : null), master.kid, placeOfKey(id), ownerId), keptApart };
}

/** @throws KeyGone, DamagedSecret; UnsealError when neither the master key nor an earlier one wrapped it */
function unwrap(row: WrappedKey): DataKeyRow {
  const open = unwrapIfThere(row);
  if (!open) throw new KeyGone();
  return open;
}

/** The same, for lists: null also where its secret is damaged, so that one does not stand in the way of all others. */
function unwrapIfWhole(row: WrappedKey): DataKeyRow | null {
  try {
    return unwrapIfThere(row);
  } catch (error) {
    if (error instanceof DamagedSecret) return null;
    throw error;
  }
}

/** The same; null where its secret is gone. @throws DamagedSecret */
function unwrapIfThere({ id, ownerId, wrapped, keptApart }: WrappedKey): DataKeyRow | null {
  const secret = keptApart ? findSecret(ownerId) : null;
  if (keptApart && !secret) return null;
  const keyOf = (kid: string) => {
    const master = findMasterKey(kid);
    return master && wrapperOf(master, secret);
  };
  return { id, key: createSecretKey(unsealText(wrapped, keyOf, placeOfKey(id), ownerId), 'base64'), keptApart };
}

/**
 * Wraps every data key with the master key in force, so that an earlier one can be thrown away; part of each start.
 * @throws ConfigurationError when a key of this database was wrapped by a master key that is not there
 */
export async function wrapAnew(): Promise<void> {
  const { kid } = masterKey();
  // One that is gone stays as it is: no master key opens it without its secret. The start says how many there are.
  const rows = (await database().dataKey.findMany({ where: { masterKid: { not: kid } } })).filter((row) => !isLost(row));
  const unknown = rows.find((row) => !findMasterKey(row.masterKid));
  if (unknown) throw new ConfigurationError(`MASTER_KEY is not the key of this database, which was closed with the key ${unknown.masterKid}: give that one, or name it in OLD_MASTER_KEYS`);
  for (const row of rows) {
    const { id, ownerId, masterKid, keptApart } = row;
    await database().dataKey.updateMany({ where: { id, masterKid, keptApart }, data: wrap(id, ownerId, unwrap(row).key.export(), keptApart) });
  }
}

function placeOfKey(id: string): Place {
  return { model: 'data_key', field: 'wrapped', rowId: id };
}

/**
 * Throws an owner's key away: what was sealed under it cannot be read any more; where it was kept apart, in no copy of the database
 * either, once this was asked outside of a transaction. Within one the secret stays: it may yet be undone.
 */
export async function destroyKey(ownerId: string, tx: Transaction): Promise<void> {
  opened.delete(ownerId);
  // The secret first: without it nothing opens, whether the row can be taken away now or not.
  if (tx === database()) forgetSecret(ownerId);
  await tx.dataKey.deleteMany({ where: { ownerId } });
}

/** Forgets the keys that this process holds open (at the end, and between tests). */
export function closeSafes(): void {
  opened.clear();
}
