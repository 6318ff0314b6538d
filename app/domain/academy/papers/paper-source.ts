import type { DrawnModule, Translate } from './drawing-task.ts';
import type { ModuleTree } from '../library/module-page.ts';

/** What a paper is drawn from. */
export interface PaperSource {
  module: DrawnModule;
  tree: ModuleTree;
  /** The words of the module's own language. */
  t: Translate;
}
