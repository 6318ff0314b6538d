import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { BalanceFacts, TeamsToSelect } from '#app/domain/academy/editions/components/team-parts.tsx';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { readSelection } from '#app/domain/academy/editions/edition-selection.server.ts';
import { namesOfPlaces } from '#app/domain/academy/editions/edition-choices.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const selection = await readSelection(person, idParam(params.id));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions'] }, { ...selection, names: namesOfPlaces(await localeOf(context), selection.teams.map(({ country }) => country), selection.balance.languages.map(({ language }) => language)) });
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await moveEdition(person, id, 'select');
  return goTo(context, `/editions/${id}/selection`, 'academy.notices.editionSelecting');
}

export default function SelectionPage() {
  const { t } = useTranslation();
  const { id, version, state, places, free, isDeciding, balance, teams, names } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.editions.selection.title')} lead={t(isDeciding ? 'academy.editions.selection.lead' : state === 'call_open' ? 'academy.editions.selection.callOpen' : 'academy.editions.selection.over')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]} />
      <Section title={t('academy.editions.balance.title')} lead={t('academy.editions.selection.free', { count: free, places })}>
        <BalanceFacts balance={balance} names={names} withCountries />
      </Section>
      <Section title={t('academy.editions.selection.teams')} lead={t('academy.editions.selection.teamsLead')}>
        {teams.length === 0 ? <Empty level={3} title={t('academy.editions.selection.none')} /> : <TeamsToSelect teams={teams} version={version} names={names} />}
      </Section>
    </>
  );
}
