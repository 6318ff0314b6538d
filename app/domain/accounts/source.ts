/**
 * What counts as one source of attempts: an IPv4 address, and of an IPv6 address the half that a line is given (/64), as whoever
 * holds it can take any of its 2^64 addresses for the next attempt.
 */
export function sourceOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const given = groups(head);
  const missing = tail === undefined ? 0 : 8 - given.length - groups(tail).length;
  const whole = [...given, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...groups(tail ?? '')];
  return `${whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
