import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementPage } from '#app/domain/assistance/components/engagement-form.tsx';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { engagingPage, takeEngagement } from '#app/http/engaging.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return engagingPage(context, 'assistance.titles.acceptance', person, idParam(params.id));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  return takeEngagement(context, request, (entry) => acceptRequest(person, id, entry));
}

export default function AcceptancePage() {
  const { t } = useTranslation();
  const { request, joinable } = useLoaderData<typeof loader>();
  return <EngagementPage request={request} joinable={joinable} title={t('assistance.accept.title')} submit={t('assistance.accept.submit')} answer={useActionData<typeof action>()} />;
}
