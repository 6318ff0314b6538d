import { expect, it } from 'vitest';
import { EditionState } from '#app/platform/generated/enums.ts';
import { isRead, isWritten, roundOf, type RunningPart } from './running-model.ts';

const STATES = Object.values(EditionState);
const statesOf = (holds: (state: EditionState) => boolean) => STATES.filter(holds);

it('each part of an edition is written in its states, and all are read from selecting on', () => {
  const written = (part: RunningPart) => statesOf((state) => isWritten(part, state));
  expect([written('reflection'), written('attendance')]).toEqual([['running'], ['running', 'finished']]);
  for (const part of ['check', 'messages', 'materials'] as const) expect(written(part)).toEqual(['selecting', 'running']);
  expect(statesOf(isRead)).toEqual(['selecting', 'running', 'finished', 'closed']);
});

it('a check is answered the first time from selecting on, and the second time while it runs; never both at once', () => {
  expect(STATES.map((state) => [state, roundOf(state, false), roundOf(state, true)]).filter(([, first, second]) => first ?? second)).toEqual([['selecting', 'before', null], ['running', 'before', 'after']]);
});
