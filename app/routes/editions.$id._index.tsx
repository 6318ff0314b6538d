import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EditionBadge } from '#app/domain/academy/editions/components/edition-cards.tsx';
import { BudgetPart, CancelPart, EditionFacts, FacultyPart, NextMove, VenuePart } from '#app/domain/academy/editions/components/edition-view.tsx';
import { GoingHomePart } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { ReportPart } from '#app/domain/academy/editions/components/report-part.tsx';
import { DaysPart, RunningLinks } from '#app/domain/academy/editions/components/running-parts.tsx';
import { TimetablePart } from '#app/domain/academy/editions/components/timetable-parts.tsx';
import { PartsOfEdition } from '#app/domain/academy/editions/components/team-parts.tsx';
import { readGoingHome } from '#app/domain/academy/editions/action-plan.server.ts';
import { readRunning } from '#app/domain/academy/editions/edition-day.server.ts';
import { readEdition } from '#app/domain/academy/editions/edition-page.server.ts';
import { readParts } from '#app/domain/academy/editions/edition-parts.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const id = idParam(params.id);
  const [edition, parts, running] = await Promise.all([readEdition(person, id, locale), readParts(person, id), readRunning(person, id)]);
  const goingHome = await readGoingHome(person, edition);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'academy.goingHome', 'academy.report.title', 'academy.report.lead', 'academy.report.pdf', 'academy.report.docx', 'academy.running', 'calendar.day', 'calendar.months', 'calendar.weekdays', 'calendar.weekdaysShort'] }, { edition, parts, running, goingHome, languageNames: edition.languages.map((tag) => nameOfLanguage(locale, tag)) });
}

export default function EditionPage() {
  const { t } = useTranslation();
  const { edition, parts, running, goingHome, languageNames } = useLoaderData<typeof loader>();
  const { id, name, network, state, coordinates, mayChange } = edition;
  return (
    <>
      <PageHeader title={name} kicker={network.name} status={<EditionBadge state={state} />} above={[{ name: t('academy.editions.title'), to: coordinates ? `/networks/${network.id}/editions` : '/editions' }]}>
        {mayChange ? <ButtonLink look="secondary" to={`/editions/${id}/edit`}>{t('academy.editions.change')}</ButtonLink> : null}
      </PageHeader>
      {/* While it runs, what is on today is what one comes for. */}
      {running && state === 'running' ? <div className="mb-12"><DaysPart id={id} running={running} /></div> : null}
      <EditionFacts edition={edition} languageNames={languageNames} />
      <NextMove edition={edition} />
      {coordinates && (state === 'finished' || state === 'closed') ? <ReportPart id={id} /> : null}
      <PartsOfEdition id={id} parts={parts} state={state} />
      {edition.faculty ? <TimetablePart id={id} /> : null}
      {running && state !== 'running' ? <DaysPart id={id} running={running} /> : null}
      {running ? <RunningLinks id={id} /> : null}
      <GoingHomePart id={id} goingHome={goingHome} />
      {edition.faculty ? <VenuePart edition={edition} /> : null}
      <FacultyPart edition={edition} />
      <BudgetPart edition={edition} />
      <CancelPart edition={edition} />
    </>
  );
}
