import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Possible, RuledOutMentors } from '#app/domain/mentoring/components/choice-parts.tsx';
import { readChoices } from '#app/domain/mentoring/round-page.server.ts';
import { tellNames } from '#app/domain/mentoring/told-names.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const choices = await readChoices(person, idParam(params.id), idParam(params.person));
  return page(context, { title: 'mentoring.titles.choices', words: ['mentoring.choices', 'mentoring.ruledOut', 'mentoring.solution', 'mentoring.titles'] }, { ...choices, names: tellNames(await localeOf(context), choices.choices.flatMap(({ reasons }) => reasons)) });
}

export default function ChoicesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, version, mentee, choices, names } = useLoaderData<typeof loader>();
  const [possible, others] = [choices.filter(({ ruledOut }) => ruledOut.length === 0), choices.filter(({ ruledOut }) => ruledOut.length > 0)];
  const sought = mentee.sought.map(({ competency, level, wanted }) => t('mentoring.choices.sought', { competency: names.competencies[competency] ?? competency, level, wanted }));
  return (
    <>
      <PageHeader title={t('mentoring.choices.title', { name: mentee.pseudonym })} lead={t('mentoring.choices.lead')} kicker={format.list(sought)} above={[{ name: t('mentoring.titles.round'), to: `/rounds/${id}` }]} />
      {possible.length === 0 ? (
        <Empty title={t('mentoring.choices.none')}>{t('mentoring.choices.noneHint')}</Empty>
      ) : (
        <Section title={t('mentoring.choices.possible', { count: possible.length })}>
          <Possible roundId={id} version={version} menteeId={mentee.id} choices={possible} names={names} />
        </Section>
      )}
      {others.length > 0 ? (
        <Section title={t('mentoring.choices.ruledOutTitle', { count: others.length })}>
          <RuledOutMentors mentors={others} />
        </Section>
      ) : null}
    </>
  );
}
