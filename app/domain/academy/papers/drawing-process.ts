import { writeFileSync } from 'node:fs';
import { PageTranslator } from '#app/i18n/page-translator.ts';
import { writeArchive } from '#app/platform/archive-writing.server.ts';
import { bookParts } from './book.server.ts';
import type { DrawingTask } from './drawing-task.ts';
import { writeModulePaper } from './module-papers.server.ts';
import { packParts } from './offline-pack.server.ts';

/** A process of its own, which knows no key and no database: it is given words and writes files. Answers with null, or with what went wrong. */
process.on('message', (task: DrawingTask) => {
  draw(task).then(
    () => process.send?.(null),
    (error: unknown) => process.send?.(error instanceof Error ? error.message : 'unknown'),
  );
});
process.on('disconnect', () => process.exit());

async function draw(task: DrawingTask): Promise<void> {
  const translator = new PageTranslator(task.locale);
  translator.add(task.words);
  if (task.kind === 'paper') writeFileSync(task.path, await writeModulePaper(task.paper, task.module, task.pictures, translator.t), { mode: 0o600, flag: 'wx' });
  else if (task.kind === 'pack') writeArchive(task.path, packParts(task.curriculum, task.papers, task.pictures, translator.t));
  else writeArchive(task.path, bookParts(task.curriculum, task.pictures, task.id, translator.t));
}
