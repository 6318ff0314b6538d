import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealBytes, sealText, unsealBytes, unsealText, UnsealError } from './encryption.ts';

const key = randomBytes(32);
const place = { model: 'answer', field: 'note', rowId: 'row-1' };
const open = (sealed: string, at = place, owner = 'owner-1') => unsealText(sealed, (kid) => (kid === 'k1' ? key : undefined), at, owner);

describe('a sealed text', () => {
  it('opens to what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(open(sealText(text, key, 'k1', place, 'owner-1'))).toBe(text);
      }),
    );
  });

  it('opens nowhere else', () => {
    const sealed = sealText('hidden', key, 'k1', place, 'owner-1');
    for (const other of [{ ...place, rowId: 'row-2' }, { ...place, field: 'evidence' }, { ...place, model: 'invitation' }]) expect(() => open(sealed, other)).toThrow(UnsealError);
    expect(() => open(sealed, place, 'owner-2')).toThrow(UnsealError);
    expect(() => open(sealed.replace('.k1.', '.k2.'))).toThrow(UnsealError);
  });

  it('opens no more once a bit is changed', () => {
    const sealed = sealText('hidden', key, 'k1', place, 'owner-1');
    const [version, kid, nonce, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => open([version, kid, nonce, changed.toString('base64url')].join('.'))).toThrow(UnsealError);
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(new Set(Array.from({ length: 200 }, () => sealText('same', key, 'k1', place, 'owner-1'))).size).toBe(200);
  });
});

describe('sealed bytes', () => {
  const openBytes = (sealed: Uint8Array, at = place, owner = 'owner-1') => unsealBytes(sealed, (kid) => (kid === 'k1' ? key : undefined), at, owner);

  it('open to what was sealed, and nowhere else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const sealed = sealBytes(bytes, key, 'k1', place, 'owner-1');
        expect(new Uint8Array(openBytes(sealed))).toEqual(bytes);
        expect(() => openBytes(sealed, { ...place, rowId: 'row-2' })).toThrow(UnsealError);
        expect(() => openBytes(sealed, place, 'owner-2')).toThrow(UnsealError);
      }),
    );
  });

  it('open no more once a bit is changed or an end is missing', () => {
    const sealed = sealBytes(Buffer.from('hidden'), key, 'k1', place, 'owner-1');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), fc.nat(sealed.length - 1), (bit, length) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => openBytes(changed)).toThrow(UnsealError);
        expect(() => openBytes(sealed.subarray(0, length))).toThrow(UnsealError);
      }),
    );
  });
});
