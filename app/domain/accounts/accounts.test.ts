import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_PASSPHRASES } from './common-passphrases.server.ts';
import { foldPseudonym, newPassphraseSchema } from './model.ts';
import { faultOf } from './passphrase.ts';
import { foldCode, formatCode } from './recovery-codes.ts';
import { lifeOf, nextExpiry, SHARED_DEVICE, stateOf } from './session-life.ts';
import { sourceOf } from './source.ts';

describe('a new passphrase', () => {
  it.each(['password1234', 'qwertyuiop123', 'Unbelievable', 'abcabcabcabc', 'abcdefghijklm', 'mango mango 12', 'Passerelle 2026'])('%j is refused', (passphrase) => {
    expect(faultOf(passphrase, 'Mango', COMMON_PASSPHRASES)).not.toBeNull();
  });

  it.each(['lantern otter gravel umbrella', 'ma tante aime le fromage bleu', '正しい馬電池ホッチキス青い空'])('%j is taken', (passphrase) => {
    expect(faultOf(passphrase, 'Mango', COMMON_PASSPHRASES)).toBeNull();
    expect(newPassphraseSchema.safeParse(passphrase).success).toBe(true);
  });

  it('is kept to the letter, and refused past 1,024 bytes', () => {
    expect(newPassphraseSchema.parse('  spaces stay here  ')).toBe('  spaces stay here  ');
    expect(newPassphraseSchema.safeParse('é'.repeat(513)).success).toBe(false);
    expect(newPassphraseSchema.safeParse('é'.repeat(512)).success).toBe(true);
  });
});

describe('recovery codes', () => {
  it('are read again however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = formatCode(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(foldCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code);
      }),
    );
  });

  it('differ', () => {
    expect(new Set(Array.from({ length: 500 }, () => formatCode(randomBytes(10)))).size).toBe(500);
  });
});

it('folds a pseudonym the same however it is typed', () => {
  expect(foldPseudonym('  Ｍａｎｇｏ   Tree ')).toBe('mango tree');
});

describe('a session', () => {
  const opened = new Date('2026-01-01T10:00:00Z');
  const after = (ms: number) => new Date(opened.getTime() + ms);

  it('on a shared device is over after 20 idle minutes and after 12 hours whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 19 }), { maxLength: 60 }), (pauses) => {
        let used = 0;
        const absoluteExpiresAt = after(SHARED_DEVICE.absolute);
        let expiresAt = nextExpiry(true, absoluteExpiresAt, opened);
        for (const minutes of pauses) {
          used += minutes * 60_000;
          const isOver = stateOf({ lastUsedAt: after(used - minutes * 60_000), expiresAt, absoluteExpiresAt }, after(used)) === 'over';
          expect(isOver).toBe(used >= SHARED_DEVICE.absolute);
          if (isOver) return;
          expiresAt = nextExpiry(true, absoluteExpiresAt, after(used));
        }
        expect(stateOf({ lastUsedAt: after(used), expiresAt, absoluteExpiresAt }, new Date(expiresAt.getTime()))).toBe('over');
        expect(expiresAt.getTime() - after(used).getTime()).toBeLessThanOrEqual(lifeOf(true).idle);
      }),
    );
  });
});

it('one source of attempts is an IPv4 address, or the half of an IPv6 address that a line is given', () => {
  expect(['192.0.2.7', '::ffff:192.0.2.7', '2001:db8:0:7::1', '2001:DB8::7:1:2:3:4', '2001:0db8:0000:0007:ffff:0:0:1', '::1', 'fe80::1%eth0', ''].map(sourceOf)).toEqual(['192.0.2.7', '192.0.2.7', '2001:db8:0:7::/64', '2001:db8:0:7::/64', '2001:db8:0:7::/64', '0:0:0:0::/64', 'fe80:0:0:0::/64', '']);
  fc.assert(fc.property(fc.ipV6(), (address) => void expect(sourceOf(address)).toMatch(/^([0-9a-f]{1,4}:){4}:\/64$|^\d+\.\d+\.\d+\.\d+$/)));
});
