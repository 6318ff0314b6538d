import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { DelegateBadge, TeamBadge } from '#app/domain/academy/editions/components/team-badges.tsx';
import { readTeam } from '#app/domain/academy/editions/edition-team-page.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.team', words: ['academy.editions'] }, await readTeam(person, idParam(params.id)));
}

export default function TeamPage() {
  const { t } = useTranslation();
  const { id, state, organisation, edition, coordinates, leads, reason, ownId, delegates, mayWithdraw, mayChange } = useLoaderData<typeof loader>();
  const none = t('academy.editions.delegate.nothing');
  return (
    <>
      <PageHeader title={organisation.name} kicker={edition.name} status={<TeamBadge state={state} />} above={[coordinates ? { name: t('academy.editions.selection.title'), to: `/editions/${edition.id}/selection` } : { name: t('academy.editions.edition'), to: `/editions/${edition.id}` }]}>
        {ownId ? <ButtonLink to={`/delegates/${ownId}`}>{t('academy.editions.own.title')}</ButtonLink> : null}
        {mayChange ? <ButtonLink look="secondary" to={`/editions/${edition.id}/teams/${organisation.id}`}>{t('academy.editions.team.change')}</ButtonLink> : null}
      </PageHeader>
      {reason !== null ? (
        <Section title={t('academy.editions.team.reason')}>
          <p className="typed">{reason}</p>
        </Section>
      ) : null}
      <Section title={t('academy.editions.team.people')} lead={t(leads ? 'academy.editions.team.peopleOfLeads' : 'academy.editions.team.peopleOfOthers')}>
        {delegates.length === 0 ? <p className="text-muted">{t('academy.editions.team.nobodyYet')}</p> : null}
        <ul className="divide-y divide-line border-y border-line">
          {delegates.map(({ id: delegate, pseudonym, state: answered, needs }) => (
            <li key={delegate} className="py-3">
              <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <span className="font-semibold">{pseudonym}</span>
                <DelegateBadge state={answered} />
              </div>
              {needs ? (
                <div className="mt-3">
                  <Facts facts={(['access', 'diet', 'notPublic'] as const).map((need) => ({ name: t(`academy.editions.delegate.${need}`), value: needs[need] ? <span className="typed">{needs[need]}</span> : none }))} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {mayWithdraw ? (
        <div className="mt-10">
          <Confirm summary={t('academy.editions.team.withdraw')} question={t('academy.editions.team.withdrawQuestion')}>
            <MoveButton look="danger" action={`/teams/${id}/withdrawal`}>{t('academy.editions.team.withdrawNow')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
