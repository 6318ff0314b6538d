import { randomBytes } from 'node:crypto';
import { database, type Transaction } from './database.server.ts';
import { sealText, unsealText, UnsealError, type Place } from './encryption.ts';
import { newId } from './id.ts';
import { masterKey } from './master-key.server.ts';

/** Seals and unseals the texts of one owner; nothing (null) stays nothing. */
export interface Safe {
  seal(text: string, place: Place): string;
  seal(text: string | null, place: Place): string | null;
  /** @throws UnsealError when the text was altered, moved or sealed with another key */
  unseal(sealed: string, place: Place): string;
  unseal(sealed: string | null, place: Place): string | null;
}

interface DataKeyRow {
  id: string;
  key: Buffer;
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
  const { id, key } = row;
  const keyOf = (kid: string) => (kid === id ? key : undefined);
  return {
    seal: ((text: string | null, place: Place) => (text === null ? null : sealText(text, key, id, place, ownerId))) as Safe['seal'],
    unseal: ((sealed: string | null, place: Place) => (sealed === null ? null : unsealText(sealed, keyOf, place, ownerId))) as Safe['unseal'],
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
  const wrapped = sealText(randomBytes(32).toString('base64'), masterKey().key, masterKey().kid, placeOfKey(id), ownerId);
  await tx.dataKey.createMany({ data: [{ id, ownerId, masterKid: masterKey().kid, wrapped }], skipDuplicates: true });
  return unwrap(await tx.dataKey.findUniqueOrThrow({ where: { ownerId } }));
}

function unwrap(row: { id: string; ownerId: string; masterKid: string; wrapped: string }): DataKeyRow {
  const { kid, key } = masterKey();
  if (row.masterKid !== kid) throw new UnsealError();
  return { id: row.id, key: Buffer.from(unsealText(row.wrapped, (wanted) => (wanted === kid ? key : undefined), placeOfKey(row.id), row.ownerId), 'base64') };
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
