import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { MessageForm, Messages } from '#app/domain/academy/editions/components/message-parts.tsx';
import { messageSchema } from '#app/domain/academy/editions/edition-message-form.ts';
import { readMessages, writeToAll } from '#app/domain/academy/editions/edition-messages.server.ts';
import { findLeading } from '#app/domain/academy/editions/edition-part.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.running.messages', 'academy.running.refusals', 'academy.running.attendance.formerPerson', 'academy.editions.edition'] }, await readMessages(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition: { id } } = await findLeading(person, idParam(params.id));
  const form = await readForm(request, messageSchema);
  if (!form.ok) return form.refusal;
  try {
    await writeToAll(person, id, form.value.text);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/messages`, 'academy.notices.messageWritten');
}

export default function MessagesPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { id, zone, mayWrite, messages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.running.messages.title')} lead={t(mayWrite ? 'academy.running.messages.leadOfLeading' : 'academy.running.messages.lead')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]} />
      {mayWrite ? <MessageForm answer={answer} /> : null}
      <Section title={t('academy.running.messages.written')} className="mt-10">
        {messages.length === 0 ? <Empty level={3} title={t('academy.running.messages.none')} /> : <Messages edition={id} messages={messages} zone={zone} />}
      </Section>
    </>
  );
}
