/**
 * How the serving process is started: with bounds to what it holds, so that a small machine can carry it. Without them Node
 * takes as much as the machine has before it tidies up, each thread keeps a store of its own, V8 chooses anew each time how much
 * more may lie there before it looks at all of it, and what V8's middle compiler
 * worked with waits for a free thread to be thrown away, which a busy machine has not.
 */
export const SERVING = { flags: ['--max-old-space-size=256', '--max-semi-space-size=16', '--heap-growing-percent=40', '--no-maglev-destroy-on-background'], env: { MALLOC_ARENA_MAX: '2' } };
