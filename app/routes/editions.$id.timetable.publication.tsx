import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Unsettled } from '#app/domain/academy/editions/components/timetable-visits.tsx';
import { publishTimetable, readPublication } from '#app/domain/academy/editions/timetable-proposal.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions'] }, await readPublication(person, idParam(params.id), await localeOf(context)));
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const locale = await localeOf(context);
  await readPublication(person, id, locale);
  try {
    await publishTimetable(person, id, locale);
  } catch (error) {
    return refusedAt(error, 'form', {});
  }
  return goTo(context, `/editions/${id}/timetable`, 'academy.notices.timetablePublished');
}

export default function PublicationPage() {
  const { t } = useTranslation();
  const { id, hard, entries, isPublished, unsettled } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.editions.timetable.publish')} lead={t('academy.editions.timetable.publishLead')} above={[{ name: t('academy.editions.timetable.title'), to: `/editions/${id}/timetable` }]} />
      {isPublished ? (
        <Notice standing kind="good" title={t('academy.editions.timetable.isPublished')} />
      ) : entries === 0 ? (
        <Empty title={t('academy.editions.timetable.nothingToPublish')}>{t('academy.editions.timetable.nothingToPublishHint')}</Empty>
      ) : hard > 0 ? (
        <>
          <Notice kind="warn" standing className="mb-6" title={t('academy.editions.timetable.hardTitle', { count: hard })}>{t('academy.editions.timetable.hardHint')}</Notice>
          <ButtonLink to={`/editions/${id}/timetable`}>{t('academy.editions.timetable.open')}</ButtonLink>
        </>
      ) : (
        <>
          <Unsettled unsettled={unsettled} />
          <ValidatedForm answer={answer} submit={t(unsettled.length > 0 ? 'academy.editions.timetable.visit.publishAnyway' : 'academy.editions.timetable.publishNow')}><p>{t('academy.editions.timetable.publishCount', { count: entries })}</p></ValidatedForm>
        </>
      )}
    </>
  );
}
