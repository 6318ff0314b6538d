// Serves the build: one process, one build of the domain.
import * as build from '../build/server/index.js';

await build.entry.module.startProgram(build);
