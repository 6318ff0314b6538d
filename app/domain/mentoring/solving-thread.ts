import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { pairUp, type RoundOfPeople } from './pairing-up.ts';

/** A thread of its own for one round: while it counts, everyone else is answered. */
const highs = await loadHighs();
parentPort?.once('message', (round: RoundOfPeople) => {
  parentPort?.postMessage(pairUp(highs, round));
});
