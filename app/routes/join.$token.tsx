import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { JoinForm } from '#app/domain/accounts/components/join-form.tsx';
import { RecoveryCodes } from '#app/domain/accounts/components/recovery-codes.tsx';
import { foldPseudonym, joinSchema } from '#app/domain/accounts/model.ts';
import { acceptInvitation, holdsRole, join, readInvitation } from '#app/domain/network/joining.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { allowAnyone, localeOf } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { openedSession, renewedSession } from '#app/http/session.server.ts';
import { TakeUp } from '#app/domain/network/components/take-up.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
const FRAME = { title: 'accounts.titles.join', words: ['accounts.join', 'accounts.signIn', 'accounts.codes', 'accounts.errors', 'accounts.refusals', 'network.roles', 'network.joining', 'network.refusals'] };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  if (context.usedUp) return page(context, FRAME, { invitation: null, signedInAs: null });
  const invitation = await readInvitation(params.token ?? '');
  // Whoever holds the link may not be the one it is for: who invites, and to what, is told to people of this place alone.
  const told = person && { organisation: invitation.organisation, role: invitation.role, held: holdsRole(person, invitation) };
  // A visitor's page is nobody's: sent once somebody has signed in beside it, their account must not take up what was meant for the visitor.
  return page(context, FRAME, { invitation: { told, path: context.path }, signedInAs: person?.pseudonym ?? null, ...(person ? {} : { pageOf: '' }) });
}

/** Joining: with the account one has, or with a new one, whose recovery codes this answer shows for the only time. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await allowAnyone(context);
  const token = params.token ?? '';
  if (person) {
    renewedSession(context, person, await acceptInvitation(person, token));
    return goTo(context, '/home', 'accounts.notices.joined');
  }
  const form = await readForm(request, joinSchema);
  if (!form.ok) return form.refusal;
  try {
    const { sessionId, recoveryCodes } = await join(token, { ...form.value, locale: await localeOf(context), address: context.address });
    openedSession(context, sessionId, form.value.sharedDevice, foldPseudonym(form.value.pseudonym));
    context.usedUp = true;
    return { codes: recoveryCodes };
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
}

export default function JoinPage() {
  const { t } = useTranslation();
  const { invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'codes' in answer) return <RecoveryCodes codes={answer.codes} />;
  if (!invitation) return null;
  const { told } = invitation;
  return (
    <>
      <PageHeader title={t(told ? 'network.joining.title' : 'accounts.join.title')} lead={told ? t('network.joining.lead', { organisation: told.organisation, role: t(`network.roles.${told.role}`) }) : t('accounts.join.lead')} />
      {told && signedInAs ? (
        <TakeUp pseudonym={signedInAs} held={told.held} />
      ) : (
        <>
          <p className="mb-6">
            <TextLink to={`/sign-in?to=${encodeURIComponent(invitation.path)}`}>{t('network.joining.haveAccount')}</TextLink>
          </p>
          <JoinForm answer={answer} />
        </>
      )}
    </>
  );
}
