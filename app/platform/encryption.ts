import { createCipheriv, createDecipheriv, randomBytes, type CipherKey } from 'node:crypto';

/** Where a sealed text belongs; bound in, so that it cannot be moved to another row, field or owner. */
export interface Place {
  model: string;
  field: string;
  rowId: string;
}

/** A text that was altered, moved, or sealed with another key. */
export class UnsealError extends Error {
  constructor() {
    super('a sealed text cannot be opened here');
    this.name = 'UnsealError';
  }
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a fresh 96-bit nonce; written `v1.<key id>.<nonce>.<text and tag>`, base64url. */
export function sealText(text: string, key: CipherKey, kid: string, place: Place, ownerId: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(boundIn(place, ownerId, kid));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${kid}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

/** @throws UnsealError */
export function unsealText(sealed: string, keyOf: (kid: string) => CipherKey | undefined, place: Place, ownerId: string): string {
  const [version, kid = '', nonce = '', body = '', ...more] = sealed.split('.');
  const key = keyOf(kid);
  const bytes = Buffer.from(body, 'base64url');
  if (version !== 'v1' || !key || more.length > 0 || bytes.length < TAG) throw new UnsealError();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'));
    decipher.setAAD(boundIn(place, ownerId, kid));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    throw new UnsealError();
  }
}

/** The same for bytes: `v1.<key id>.`, nonce, then the sealed bytes and tag. */
export function sealBytes(bytes: Uint8Array, key: Buffer, kid: string, place: Place, ownerId: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(boundIn(place, ownerId, kid));
  return Buffer.concat([Buffer.from(`v1.${kid}.`), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws UnsealError */
export function unsealBytes(sealed: Uint8Array, keyOf: (kid: string) => Buffer | undefined, place: Place, ownerId: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const [, kid = ''] = /^v1\.([0-9A-Za-z-]{1,80})\./.exec(bytes.toString('latin1', 0, 90)) ?? [];
  const key = keyOf(kid);
  const start = 4 + kid.length;
  if (!key || bytes.length < start + NONCE + TAG) throw new UnsealError();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(start, start + NONCE));
    decipher.setAAD(boundIn(place, ownerId, kid));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(start + NONCE, -TAG)), decipher.final()]);
  } catch {
    throw new UnsealError();
  }
}

function boundIn({ model, field, rowId }: Place, ownerId: string, kid: string): Buffer {
  return Buffer.from([model, field, rowId, ownerId, kid].join('|'), 'utf8');
}
