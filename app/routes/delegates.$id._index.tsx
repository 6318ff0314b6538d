import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { DelegateForm } from '#app/domain/academy/editions/components/delegate-form.tsx';
import { useDays } from '#app/domain/academy/editions/components/edition-days.ts';
import { DelegateBadge } from '#app/domain/academy/editions/components/team-badges.tsx';
import { spokenLanguages } from '#app/domain/academy/editions/edition-choices.server.ts';
import { confirmDelegacy, readDelegacy } from '#app/domain/academy/editions/edition-delegates.server.ts';
import { delegateSchema } from '#app/domain/academy/editions/edition-team-forms.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, state, version, said, team, edition, editionName, days, may } = await readDelegacy(person, idParam(params.id));
  const locale = await localeOf(context);
  const values = { ...said, languages: said.languages.length > 0 ? said.languages : [locale], firstTime: said.firstTime === null ? '' : said.firstTime ? 'yes' : 'no' };
  return page(context, { title: 'academy.titles.part', words: ['academy.editions.delegate', 'academy.editions.days', 'academy.editions.refusals', 'academy.editions.own', 'academy.editions.edition', 'academy.certificate.title'] }, { id, state, version, values, team, editionId: edition.id, editionName, days, may, isOver: edition.state === 'finished' || edition.state === 'closed', languages: spokenLanguages(locale) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id } = await readDelegacy(person, idParam(params.id));
  const form = await readForm(request, delegateSchema);
  if (!form.ok) return form.refusal;
  try {
    await confirmDelegacy(person, id, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/delegates/${id}`, 'academy.notices.partConfirmed');
}

export default function DelegatePage() {
  const { t } = useTranslation();
  const dayWords = useDays();
  const { id, state, version, values, team, editionId, editionName, days, may, isOver, languages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isAsked = state === 'nominated';
  return (
    <>
      <PageHeader title={editionName} kicker={team.organisation} status={<DelegateBadge state={state} />} lead={`${dayWords(days)}. ${may.confirm ? t(isAsked ? 'academy.editions.delegate.leadAsked' : 'academy.editions.delegate.lead') : ''}`} above={[{ name: t('academy.editions.edition'), to: `/editions/${editionId}` }]}>
        {may.takePapers && isOver ? <ButtonLink to={`/delegates/${id}/certificate`}>{t('academy.certificate.title')}</ButtonLink> : null}
        {may.takePapers ? <ButtonLink look={isOver ? 'secondary' : 'primary'} reloadDocument to={`/delegates/${id}/letter.pdf`}>{t('academy.editions.delegate.letter')}</ButtonLink> : null}
      </PageHeader>
      {may.takePapers ? <p className="mb-8 max-w-measure">{t('academy.editions.delegate.letterLead')}</p> : null}
      {may.confirm ? (
        <Section title={t(isAsked ? 'academy.editions.delegate.sayYes' : 'academy.editions.delegate.said')} lead={t('academy.editions.delegate.whoReads')}>
          <DelegateForm values={values} version={version} languages={languages} answer={answer} submit={t(isAsked ? 'academy.editions.delegate.confirm' : 'academy.editions.delegate.keep')} />
        </Section>
      ) : (
        <p>{t('academy.editions.delegate.over')}</p>
      )}
      {may.decline ? (
        <Section title={t('academy.editions.delegate.no')} lead={t('academy.editions.delegate.noLead')}>
          <MoveButton look="secondary" action={`/delegates/${id}/refusal`}>{t('academy.editions.delegate.decline')}</MoveButton>
        </Section>
      ) : null}
      {may.withdraw ? (
        <div className="mt-10">
          <Confirm summary={t('academy.editions.delegate.withdraw')} question={t('academy.editions.delegate.withdrawQuestion')}>
            <MoveButton look="danger" action={`/delegates/${id}/withdrawal`}>{t('academy.editions.delegate.withdrawNow')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
