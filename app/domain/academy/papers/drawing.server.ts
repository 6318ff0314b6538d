import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { DrawingTask } from './drawing-task.ts';

/** Far more than the longest module needs. */
const MOST_MS = 60_000;
/** The process ends when there has been nothing to draw for so long, in milliseconds. */
const IDLE_MS = 3_000;
const BOUNDS = ['--max-old-space-size=96', '--max-semi-space-size=8'];

let drawing: ChildProcess | null = null;
let resting: NodeJS.Timeout | undefined;

/**
 * Draws a file in a process of its own, so that nobody else's request waits and what drawing takes of memory ends with it. One
 * at a time: files are asked for through `keptFile`, which sees to that. @throws Error when it cannot be drawn
 */
export async function drawApart(task: DrawingTask): Promise<void> {
  clearTimeout(resting);
  const child = (drawing ??= begin());
  const timer = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
  try {
    await new Promise<void>((done, fail) => {
      child.once('message', (fault) => (fault === null ? done() : fail(new Error(String(fault)))));
      child.once('error', fail);
      child.once('exit', () => fail(new Error('The drawing ended without an answer')));
      child.send(task);
    });
  } finally {
    clearTimeout(timer);
    for (const event of ['message', 'error', 'exit']) child.removeAllListeners(event);
    // What happens to it between two tasks is nobody's fault: the next one begins anew.
    const forget = () => drawing === child && (drawing = null);
    child.once('error', () => undefined).once('exit', forget);
    if (child.exitCode !== null || child.signalCode !== null) forget();
    resting = setTimeout(() => {
      forget();
      child.kill();
    }, IDLE_MS).unref();
  }
}

/** It is given nothing of what this process knows but the words of each task. */
function begin(): ChildProcess {
  const begun = fork(resolve('app/domain/academy/papers/drawing-process.ts'), { execArgv: BOUNDS, env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' }, stdio: 'ignore' });
  begun.unref();
  return begun;
}
