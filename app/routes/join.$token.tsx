import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { JoinForm } from '#app/domain/accounts/components/join-form.tsx';
import { RecoveryCodes } from '#app/domain/accounts/components/recovery-codes.tsx';
import { foldPseudonym, joinSchema } from '#app/domain/accounts/model.ts';
import { acceptInvitation, join, readInvitation } from '#app/domain/network/invitations.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { allowAnyone, localeOf } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { openedSession } from '#app/http/session.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
const FRAME = { title: 'accounts.titles.join', words: ['accounts.join', 'accounts.signIn', 'accounts.codes', 'accounts.errors', 'accounts.refusals', 'network.roles'] };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  if (context.usedUp) return page(context, FRAME, { invitation: null, signedInAs: null });
  const { organisation, role } = await readInvitation(params.token ?? '');
  return page(context, FRAME, { invitation: { organisation, role }, signedInAs: person?.pseudonym ?? null });
}

/** Joining: with the account one has, or with a new one, whose recovery codes this answer shows for the only time. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await allowAnyone(context);
  const token = params.token ?? '';
  if (person) {
    await acceptInvitation(person, token);
    return goTo(context, '/home', 'accounts.notices.joined');
  }
  const form = await readForm(request, joinSchema);
  if (!form.ok) return form.refusal;
  try {
    const { sessionId, recoveryCodes } = await join(token, { ...form.value, locale: await localeOf(context) });
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
  return (
    <>
      <PageHeader title={t('accounts.join.title')} lead={t('accounts.join.lead', { organisation: invitation.organisation, role: t(`network.roles.${invitation.role}`) })} />
      {signedInAs ? (
        <>
          <p className="mb-4">{t('accounts.join.signedIn', { pseudonym: signedInAs })}</p>
          <MoveButton action="">{t('accounts.join.accept')}</MoveButton>
        </>
      ) : (
        <JoinForm answer={answer} />
      )}
    </>
  );
}
