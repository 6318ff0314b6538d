import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { ConfigurationError } from './config.server.ts';
import { database, type Transaction } from './database.server.ts';
import { sealBytes, sealText, unsealBytes, unsealText, type Place } from './encryption.ts';
import { newId } from './id.ts';
import { findMasterKey, masterKey } from './master-key.server.ts';

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
}

const opened = new Map<string, DataKeyRow>();
const MOST_OPENED = 5_000;

/**
 * The safe of an owner: an organisation, or a person for what is theirs alone. Its key is made at first use, lies in the
 * database wrapped by the master key, and is kept open in this process.
 */
export async function openSafe(ownerId: string, tx: Transaction = database()): Promise<Safe> {
  let row = opened.get(ownerId);
  if (!row) {
    row = await findOrMakeKey(ownerId, tx);
    // A key made within a transaction exists only once that commits.
    if (tx === database()) remember(ownerId, row);
  }
  return safeOf(ownerId, row);
}

/** The safes of several owners, with one question to the database for all that are not open yet. An owner without a key has none. */
export async function openSafes(ownerIds: readonly string[]): Promise<Map<string, Safe>> {
  const closed = [...new Set(ownerIds)].filter((ownerId) => !opened.has(ownerId));
  const rows = closed.length > 0 ? await database().dataKey.findMany({ where: { ownerId: { in: closed } } }) : [];
  const found = new Map(rows.map((row) => [row.ownerId, unwrap(row)]));
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

async function findOrMakeKey(ownerId: string, tx: Transaction): Promise<DataKeyRow> {
  const found = await tx.dataKey.findUnique({ where: { ownerId } });
  if (found) return unwrap(found);
  const id = newId();
  await tx.dataKey.createMany({ data: [{ id, ownerId, ...wrap(id, ownerId, randomBytes(32)) }], skipDuplicates: true });
  return unwrap(await tx.dataKey.findUniqueOrThrow({ where: { ownerId } }));
}

function wrap(id: string, ownerId: string, dataKey: Buffer): { masterKid: string; wrapped: string } {
  const { kid, key } = masterKey();
  return { masterKid: kid, wrapped: sealText(dataKey.toString('base64'), key, kid, placeOfKey(id), ownerId) };
}

/** @throws UnsealError when neither the master key nor an earlier one wrapped it */
function unwrap({ id, ownerId, wrapped }: { id: string; ownerId: string; wrapped: string }): DataKeyRow {
  return { id, key: createSecretKey(unsealText(wrapped, (kid) => findMasterKey(kid)?.key, placeOfKey(id), ownerId), 'base64') };
}

/**
 * Wraps every data key with the master key in force, so that an earlier one can be thrown away; part of each start.
 * @throws ConfigurationError when a key of this database was wrapped by a master key that is not there
 */
export async function wrapAnew(): Promise<void> {
  const { kid } = masterKey();
  const rows = await database().dataKey.findMany({ where: { masterKid: { not: kid } } });
  const unknown = rows.find((row) => !findMasterKey(row.masterKid));
  if (unknown) throw new ConfigurationError(`MASTER_KEY is not the key of this database, which was closed with the key ${unknown.masterKid}: give that one, or name it in OLD_MASTER_KEYS`);
  for (const row of rows) {
    const { id, ownerId, masterKid } = row;
    await database().dataKey.updateMany({ where: { id, masterKid }, data: wrap(id, ownerId, unwrap(row).key.export()) });
  }
}

function placeOfKey(id: string): Place {
  return { model: 'data_key', field: 'wrapped', rowId: id };
}

/** Throws an owner's key away: all that was sealed under it can never be read again, in backups either. */
export async function destroyKey(ownerId: string, tx: Transaction): Promise<void> {
  opened.delete(ownerId);
  await tx.dataKey.deleteMany({ where: { ownerId } });
}

/** Forgets the keys that this process holds open (at the end, and between tests). */
export function closeSafes(): void {
  opened.clear();
}
