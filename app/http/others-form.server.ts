import { wordsOf } from '#app/i18n/words.server.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import type { OthersForm, RequestContext } from './context.server.ts';
import { formDataOf } from './form.server.ts';
import { keepFor } from './kept-form.server.ts';
import { isSign, signsOfPages } from './page-of.server.ts';
import { findPerson, localeOf } from './person.server.ts';
import { plainHtml } from './plain-page.server.ts';

/**
 * The form that a request brings, if its page was drawn for somebody other than who is signed in now: on a shared device one may sign
 * in while another's page stands open in the next tab. What that one typed is sealed for them. A form that does not say whose its page
 * is was drawn before forms said so, or is one of those that serve whoever presses them: the way out, the language.
 */
export async function findOthersForm(request: Request, context: RequestContext): Promise<OthersForm | null> {
  if (request.method !== 'POST') return null;
  const person = await findPerson(context);
  const form = person && (await formDataOf(request).catch(() => null));
  const signs = form?.getAll(WHOSE_PAGE) ?? [];
  if (!person || !form || signs.every((sign) => signsOfPages(person.id).includes(String(sign)))) return null;
  const [sign] = signs;
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  const { pathname, search } = new URL(request.url);
  return { sealed: keepFor(signs.length === 1 && isSign(sign) ? sign : null, pathname + search, texts, [...new Set(form.keys())].filter((name) => form.get(name) instanceof File)), hasFiles: [...form.values()].some((value) => value instanceof File && value.size > 0) };
}

/**
 * Tells that nothing was done, and shows no word of what was typed: who sees it may not be who typed it. That one signs in here, and
 * is given it back. Plain, as everything else around the page would be of the other one.
 */
export async function othersFormPage(context: RequestContext, { sealed, hasFiles }: OthersForm): Promise<Response> {
  const locale = await localeOf(context);
  const t = wordsOf(locale);
  const text = [t('frame.plain.others.next'), t(sealed ? 'frame.plain.others.kept' : 'frame.plain.others.notKept'), ...(hasFiles ? [t('frame.plain.others.files')] : [])].join(' ');
  const signIn = sealed ? { kept: sealed, pseudonym: t('accounts.signIn.pseudonym'), passphrase: t('accounts.signIn.passphrase'), submit: t('accounts.signIn.submit') } : undefined;
  const html = plainHtml({ locale, title: t('frame.plain.others.title'), text, signIn, back: { to: '/home', name: t('frame.plain.others.home') }, leave: t('ui.frame.leave'), nonce: context.nonce });
  return new Response(html, { status: 409, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
