// Seals texts as the program does, with keys of owners that the filling itself makes.
import { createHash, randomBytes } from 'node:crypto';
import { sealText } from '../../app/platform/encryption.ts';
import { MASTER_KEY } from './program.mjs';

const MASTER_KID = createHash('sha256').update('passerelle|kid|').update(MASTER_KEY).digest('hex').slice(0, 12);
const keys = new Map();

/** Makes the keys of these owners, as many as have none yet. `idFor(n)` gives the id of the nth key. */
export async function makeKeys(database, ownerIds, idFor) {
  const { rows } = await database.query('select owner_id from data_key where owner_id = any($1::uuid[])', [ownerIds]);
  const there = new Set(rows.map((row) => row.owner_id));
  for (const ownerId of ownerIds) {
    if (there.has(ownerId)) continue;
    const [id, key] = [idFor(keys.size + 1), randomBytes(32)];
    await database.query('insert into data_key (id, owner_id, master_kid, wrapped) values ($1, $2, $3, $4)', [id, ownerId, MASTER_KID, sealText(key.toString('base64'), MASTER_KEY, MASTER_KID, { model: 'data_key', field: 'wrapped', rowId: id }, ownerId)]);
    keys.set(ownerId, { id, key });
  }
}

/** A sealed text of an owner whose key was made here; another owner's key nobody has, and null comes back. */
export function seal(text, ownerId, place) {
  const own = keys.get(ownerId);
  return own ? sealText(text, own.key, own.id, place, ownerId) : null;
}
