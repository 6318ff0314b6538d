import { describe, expect, it } from 'vitest';
import { comingSessions, inOrder, pathOfWaiting, type Waiting, type WaitingKind } from './waiting.ts';

const one = (kind: WaitingKind, target: string, more: Partial<Waiting> = {}): Waiting => ({ kind, target, count: 1, at: null, names: null, more: null, ...more });

describe('what waits', () => {
  it('stands in the order in which one looks at it, each once', () => {
    const waiting = [one('followUps', 'e', { more: 3 }), one('followUps', 'e', { more: 6 }), one('unsettled', 's'), one('session', 'x'), one('unsettled', 's'), one('requests', 'n')];
    expect(inOrder(waiting).map(({ kind, more }) => [kind, more])).toEqual([['requests', null], ['unsettled', null], ['followUps', 3], ['followUps', 6]]);
  });

  it('leads to where it is dealt with', () => {
    expect([one('requests', 'n'), one('invitations', ''), one('followUp', 'f'), one('network', 'n')].map(pathOfWaiting)).toEqual(['/networks/n/requests', '/provider-invitations', '/follow-ups/f', '/assistance']);
  });
});

it('a session that is one\'s own is told once, and counts in the week', () => {
  const { own, others, week } = comingSessions([one('session', 'a'), one('week', 'a', { count: 7 }), one('week', 'b', { count: 7 })]);
  expect([own.map(({ target }) => target), others.map(({ target }) => target), week]).toEqual([['a'], ['b'], 7]);
});
