import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementPage } from '#app/domain/assistance/components/engagement-form.tsx';
import { engageAgain } from '#app/domain/assistance/triage.server.ts';
import { engagingPage, takeEngagement } from '#app/http/engaging.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return engagingPage(context, 'assistance.titles.again', person, idParam(params.id));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  return takeEngagement(context, request, (entry) => engageAgain(person, id, entry));
}

export default function FurtherEngagementPage() {
  const { t } = useTranslation();
  const { request, joinable } = useLoaderData<typeof loader>();
  return <EngagementPage request={request} joinable={joinable} title={t('assistance.accept.againTitle')} submit={t('assistance.accept.again')} answer={useActionData<typeof action>()} />;
}
