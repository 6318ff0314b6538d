/**
 * How the serving process is started: with bounds to what it holds, so that a small machine can carry it. Without them Node
 * takes as much as the machine has before it tidies up, and each thread keeps a store of its own.
 */
export const SERVING = { flags: ['--max-old-space-size=256', '--max-semi-space-size=8'], env: { MALLOC_ARENA_MAX: '2' } };
