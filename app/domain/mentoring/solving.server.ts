import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '#app/domain/refusal.ts';
import type { PairedUp, RoundOfPeople } from './pairing-up.ts';

/** Far more than a round of 300 mentees needs: whoever waits longer is told instead. */
const MOST_MS = 30_000;

/**
 * Solves a round in a thread of its own, so that nobody else's request waits. What the thread holds ends with it.
 * @throws Refusal when it takes longer than it may; Error when the solver itself fails
 */
export async function solveApart(round: RoundOfPeople, mostMs = MOST_MS): Promise<PairedUp> {
  const thread = new Worker(resolve('app/domain/mentoring/solving-thread.ts'), { execArgv: [] });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PairedUp>((done, fail) => {
      timer = setTimeout(() => fail(new Refusal('mentoring.refusals.solvingTooLong')), mostMs);
      thread.once('message', done);
      thread.once('error', fail);
      thread.once('exit', () => fail(new Error('The solver ended without an answer')));
      thread.postMessage(round);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
