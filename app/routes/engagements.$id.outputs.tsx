import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { outputSchema } from '#app/domain/assistance/output-form.ts';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { OutputForm, OutputTable } from '#app/domain/assistance/components/output-parts.tsx';
import { outputsQuerySchema } from '#app/domain/assistance/lists.ts';
import { addOutput, listOutputs } from '#app/domain/assistance/outputs.server.ts';
import { partsFor, pathOf } from '#app/domain/assistance/parts.ts';
import { listSessions } from '#app/domain/assistance/sessions.server.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ACCEPTED_ENDINGS, FILE_KINDS, MOST_FILE_BYTES } from '#app/platform/file-kinds.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const query = readQuery(request, outputsQuerySchema);
  const [{ standing, outputs, count, pages }, { sessions }, locale] = await Promise.all([listOutputs(person, id, query), listSessions(person, id), localeOf(context)]);
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.outputs', 'assistance.parts', 'assistance.sessions.formerWriter'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(locale, standing),
    files: { endings: ACCEPTED_ENDINGS, most: MOST_FILE_BYTES },
    mayAdd: standing.engagement.state !== 'cancelled',
    list: { query, count, pages, kinds: FILE_KINDS, outputs: outputs.map(({ addedAt, ...output }) => ({ ...output, addedAt: addedAt.toISOString() })) },
    sessions: sessions.filter(({ state }) => state !== 'cancelled').map((session) => ({ id: session.id, told: wholeTime(tellTime(locale, session, person.timeZone ?? 'UTC')) })),
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, outputSchema);
  if (!form.ok) {
    await listOutputs(person, id, outputsQuerySchema.parse({}));
    return form.refusal;
  }
  const { title, session, file } = form.value;
  try {
    await addOutput(person, id, { title, sessionId: session, bytes: Buffer.from(await file.arrayBuffer()), givenName: file.name });
  } catch (error) {
    return refusedAt(error, 'file', form.typed);
  }
  return goTo(context, pathOf(id, 'outputs'), 'assistance.notices.added');
}

export default function OutputsPage() {
  const { t } = useTranslation();
  const { id, parts, names, mayAdd, files, list, sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('assistance.outputs.title')} kicker={names.join(' · ')} lead={t('assistance.outputs.lead')} />
      <EngagementTabs id={id} parts={parts} />
      <OutputTable list={list} />
      {mayAdd ? (
        <Section className="mt-10" title={t('assistance.outputs.addTitle')} lead={t('assistance.outputs.addLead')}>
          <OutputForm sessions={sessions} files={files} answer={answer} />
        </Section>
      ) : null}
    </>
  );
}
