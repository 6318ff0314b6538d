import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { foldPseudonym, signInSchema } from '#app/domain/accounts/model.ts';
import { deviceProof } from '#app/domain/accounts/sign-in-limits.server.ts';
import { findSessionPerson } from '#app/domain/accounts/lucia.server.ts';
import { signIn } from '#app/domain/accounts/sign-in.server.ts';
import { SignInForm } from '#app/domain/accounts/components/sign-in-form.tsx';
import { ResumeForm } from '#app/domain/accounts/components/resume-form.tsx';
import { readFields, readForm } from '#app/http/form.server.ts';
import { openKept } from '#app/http/kept-form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { safeReturnTo } from '#app/http/paths.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { openedSession } from '#app/http/session.server.ts';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageMeta;
const FRAME = { title: 'accounts.titles.signIn', words: ['accounts.signIn', 'accounts.resume', 'accounts.errors', 'accounts.refusals'] };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  const to = safeReturnTo(new URL(request.url).searchParams.get('to'));
  if (person && !context.keptForm && !context.isSent) return redirect(to);
  const content = await page(context, FRAME, { to, ended: context.keptForm !== null, hasFiles: context.keptForm?.hasFiles ?? false, kept: context.keptForm?.sealed ?? null });
  return data(content, { status: context.keptForm ? 401 : 200 });
}

export async function action({ context, request }: ActionFunctionArgs) {
  await allowAnyone(context);
  const fields = await readFields(request);
  const form = await readForm(request, signInSchema);
  if (!form.ok) return form.refusal;
  let opened: { sessionId: string; personId: string };
  try {
    const name = foldPseudonym(form.value.pseudonym);
    opened = await signIn({ ...form.value, address: context.address, knownDevice: context.cookie('__Host-d') === deviceProof(name) });
    openedSession(context, opened.sessionId, form.value.sharedDevice, name);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  const kept = openKept(fields.kept, opened.personId);
  if (!kept) return goTo(context, safeReturnTo(fields.to), fields.kept === undefined ? undefined : 'accounts.notices.notKept');
  // The page that comes now is theirs already, and not of whoever was signed in before.
  context.person = findSessionPerson(opened.sessionId);
  context.locale = undefined;
  return { resume: kept };
}

export default function SignInPage() {
  const { t } = useTranslation();
  const { to, ended, hasFiles, kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'resume' in answer) return <ResumeForm kept={answer.resume} />;
  const carried = answer?.values.kept;
  return (
    <>
      <PageHeader title={t('accounts.signIn.title')} />
      {ended ? <Notice kind="warn" className="mb-6 max-w-2xl">{t(!kept ? 'accounts.signIn.notKept' : hasFiles ? 'accounts.signIn.keptWithoutFile' : 'accounts.signIn.kept')}</Notice> : null}
      <SignInForm to={to} kept={typeof carried === 'string' ? carried : kept} answer={answer} />
      <p className="mt-6">
        <Link to="/recovery">{t('accounts.signIn.lost')}</Link>
      </p>
      <p className="mt-3 text-muted">{t('accounts.signIn.invited')}</p>
    </>
  );
}
