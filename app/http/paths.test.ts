import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './paths.ts';

describe('a path from outside', () => {
  it.each(['//evil.example', '/\\evil.example', 'https:evil', 'https://evil.example', '/%2f%2fevil.example/..', 'javascript:alert(1)', '/\t/evil.example', '/\n/evil', '\\\\evil', '/.//evil.example', '/%5cevil.example', ' /home', '/a\u2024b', ''])('%j leads to the fallback or stays here', (given) => {
    const path = safeReturnTo(given);
    expect(new URL(path, 'http://here.invalid').origin).toBe('http://here.invalid');
    expect(path).toMatch(/^\/(?!\/)/);
    if (!given.startsWith('/%2f') && !given.startsWith('/.//')) expect(path).toBe('/home');
  });

  it('never leaves this place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string().map((text) => `/${text}`)), (given) => {
        const path = safeReturnTo(given);
        expect(path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\')).toBe(true);
        expect(new URL(path, 'http://here.invalid').origin).toBe('http://here.invalid');
      }),
    );
  });

  it('keeps a path of ours as it is', () => {
    expect(safeReturnTo('/assessments/1?with=2')).toBe('/assessments/1?with=2');
  });
});
