import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PairedUp, RoundOfPeople } from './pairing-up.ts';

/** Far more than a round of 300 mentees needs: whoever waits longer is told instead. */
const MOST_MS = 30_000;

/**
 * Solves a round in a thread of its own, so that nobody else's request waits. What the thread holds ends with it.
 * @throws Error when the solver gives up
 */
export async function solveApart(round: RoundOfPeople): Promise<PairedUp> {
  const thread = new Worker(resolve('app/domain/mentoring/solving-thread.ts'), { execArgv: [] });
  const timer = setTimeout(() => void thread.terminate(), MOST_MS);
  try {
    return await new Promise<PairedUp>((done, fail) => {
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
