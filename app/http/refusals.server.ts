import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from '@remix-run/node';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { isContention, isDatabaseFailure } from '#app/platform/database.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { OthersForm, RequestContext, ToldRefusal } from './context.server.ts';
import { textsOf, typedIn, type SentForm, type Typed } from './form.server.ts';
import { findOthersForm, othersFormPage } from './others-form.server.ts';
import { isOfOthersPage } from './page-of.server.ts';
import { localeOf } from './person.server.ts';
import { plainHtml } from './plain-page.server.ts';
import { formErrors, tellErrors, type FieldErrors } from './reply.server.ts';

/**
 * The build with each loader and action wrapped once: refusals of the domain become answers (404, 409, 503), and a loader
 * or action that ended without asking who is there gives no answer at all. Where there is only an action, there is nothing to be read.
 */
export function decideRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      const hasPage = 'default' in route.module && route.module.default !== undefined;
      const read = loader ?? (hasPage ? undefined : nothingToRead);
      return [id, { ...route, module: { ...route.module, ...(read && { loader: decided(read, hasPage) }), ...(action && { action: decided(action, hasPage) }) } }];
    }),
  );
  return { ...build, routes };
}

/** A move has no page: whoever goes back to its address, or opens it anew, is told so as at any address that is none. */
const nothingToRead: LoaderFunction = ({ context }) => {
  (context as RequestContext).asked = true;
  throw new NotFound();
};

function decided<F extends LoaderFunction | ActionFunction>(work: F, hasPage: boolean): LoaderFunction & ActionFunction {
  return async function decide(args) {
    const context = args.context as RequestContext;
    context.asked = false;
    try {
      if (isSaving(args.request)) {
        if (await isOfOthersPage(args.request, context)) return new Response(null, { status: 401 });
      } else context.othersForm ??= await findOthersForm(args.request, context);
      if (context.othersForm) return await refuseOthers(context, context.othersForm, hasPage);
      const pending = (work as LoaderFunction)(args);
      // Who asks is settled in the first statement, before anything is waited for: so it can be told at once.
      const asked = context.asked;
      const answer = await pending;
      if (!asked) throw new Error('a loader or action did not ask who is there');
      return hasPage ? answer : await drawn(answer, context);
    } catch (error) {
      const sent = typedIn(args.request);
      if (hasPage && sent && isContention(error)) return formErrors({ form: 'ui.forms.errors.busy' }, sent.typed, sent.form, 409);
      if (error instanceof Refusal && sent && Object.values(sent.typed).some((value) => value.length > 0)) return refuseTyped(error, sent, context, hasPage);
      // What was typed outweighs whatever else the page has to say.
      const told = context.refused && isRefusal(error) ? data(context.refused, { status: 409 }) : await answerTo(error, context, isSaving(args.request), sent ? textsOf(sent.typed) : []);
      throw hasPage ? told : await drawn(told, context);
    }
  };
}

/** What comes from another's page is not done. Where there is a page of its own, that one is not drawn either: see `entry.server.tsx`. */
async function refuseOthers(context: RequestContext, form: OthersForm, hasPage: boolean): Promise<unknown> {
  return hasPage || context.isForScripts ? data(null, { status: 409 }) : othersFormPage(context, form);
}

/**
 * A refusal never takes what was typed with it: it stands in the form again, as long as the page still has that form, and around
 * the page, or on a plain one, to be copied. Whoever wrote for half an hour may have been overtaken by somebody else's move.
 */
async function refuseTyped({ reason, details }: Refusal, { typed, form }: SentForm, context: RequestContext, hasPage: boolean): Promise<unknown> {
  const refused = { told: wordsOf(await localeOf(context))(reason, details), texts: textsOf(typed) } satisfies ToldRefusal;
  if (!hasPage) {
    const answer = data(refused, { status: 409 });
    throw context.isForScripts ? answer : await drawn(answer, context);
  }
  context.refused = refused;
  return formErrors({ form: { key: reason, params: { ...details } } }, typed, form, 409);
}

function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof NotFound;
}

/** Routes without a page of their own answer with a plain one, where their answer is not a response yet. */
async function drawn(answer: unknown, context: RequestContext): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !('init' in answer) || !('data' in answer)) return answer;
  const { data: content, init } = answer as { data: unknown; init: ResponseInit | null };
  const locale = await localeOf(context);
  const t = wordsOf(locale);
  const status = init?.status ?? 200;
  const kind = status === 404 ? 'notFound' : status === 503 ? 'unavailable' : status === 422 ? 'notTaken' : 'refused';
  const { told, texts } = isAboutForm(content) ? { told: tellWrong(content.errors, locale), texts: textsOf(content.values) } : { told: t(`frame.errors.${kind}.next`), ...(content as Partial<ToldRefusal> | null) };
  const html = plainHtml({ locale, title: t(`frame.errors.${kind}.title`), text: told, kept: texts?.length ? { name: t('frame.errors.typed'), texts } : undefined, back: { to: context.referrer ?? '/', name: t('frame.errors.back') }, leave: t('ui.frame.leave'), nonce: context.nonce });
  return new Response(html, { ...init, headers: { ...init?.headers, 'Content-Type': 'text/html; charset=utf-8' } });
}

/** What `formErrors` answers: where there is no form to tell it in, it is told on the page that comes instead, with what was typed. */
function isAboutForm(content: unknown): content is { errors: FieldErrors; values: Typed } {
  return typeof content === 'object' && content !== null && 'errors' in content && 'values' in content;
}

function tellWrong(errors: FieldErrors, locale: Locale): string {
  return [...new Set(Object.values(tellErrors(errors, locale)))].join('; ');
}

/** What is saved as one types is sent again by itself after a 503; a 409 would tell it of someone else's newer words. */
function isSaving(request: Request): boolean {
  return request.headers.get('Content-Type') === 'application/json';
}

async function answerTo(error: unknown, context: RequestContext, saving: boolean, texts: readonly string[]): Promise<unknown> {
  if (error instanceof NotFound) return data(texts.length > 0 ? ({ told: wordsOf(await localeOf(context))('frame.errors.notFound.next'), texts } satisfies ToldRefusal) : null, { status: 404 });
  if (error instanceof Refusal) {
    const t = wordsOf(await localeOf(context));
    return data({ told: t(error.reason, error.details) } satisfies ToldRefusal, { status: 409 });
  }
  if (isContention(error)) {
    log.warn({ event: 'database.contention' });
    if (saving) return data(null, { status: 503, headers: { 'Retry-After': '1' } });
    return data({ told: wordsOf(await localeOf(context))('ui.forms.errors.busy') } satisfies ToldRefusal, { status: 409 });
  }
  if (isDatabaseFailure(error)) {
    log.error({ event: 'database.unavailable' });
    return data(null, { status: 503, headers: { 'Retry-After': '5' } });
  }
  return error;
}
