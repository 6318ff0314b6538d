import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from '@remix-run/node';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { isDatabaseFailure } from '#app/platform/database.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { RequestContext } from './context.server.ts';
import { localeOf } from './person.server.ts';

/** What an error page is told: words that are ready to be shown, and nothing of the error itself. */
export interface ToldRefusal {
  told: string;
}

/**
 * The build with each loader and action wrapped once: refusals of the domain become answers (404, 409, 503), and a loader
 * or action that ended without asking who is there gives no answer at all.
 */
export function decideRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      return [id, { ...route, module: { ...route.module, ...(loader && { loader: decided(loader) }), ...(action && { action: decided(action) }) } }];
    }),
  );
  return { ...build, routes };
}

function decided<F extends LoaderFunction | ActionFunction>(work: F): LoaderFunction & ActionFunction {
  return async function decide(args) {
    const context = args.context as RequestContext;
    context.asked = false;
    try {
      const pending = (work as LoaderFunction)(args);
      // Who asks is settled in the first statement, before anything is waited for: so it can be told at once.
      const asked = context.asked;
      const answer = await pending;
      if (!asked) throw new Error('a loader or action did not ask who is there');
      return answer;
    } catch (error) {
      throw await answerTo(error, context);
    }
  };
}

async function answerTo(error: unknown, context: RequestContext): Promise<unknown> {
  if (error instanceof NotFound) return data(null, { status: 404 });
  if (error instanceof Refusal) {
    const t = wordsOf(await localeOf(context));
    return data({ told: t(error.reason, error.details) } satisfies ToldRefusal, { status: 409 });
  }
  if (isDatabaseFailure(error)) {
    log.error({ event: 'database.unavailable' });
    return data(null, { status: 503, headers: { 'Retry-After': '5' } });
  }
  return error;
}
