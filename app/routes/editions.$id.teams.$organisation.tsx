import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CriteriaPart } from '#app/domain/academy/editions/components/team-parts.tsx';
import { LEAST_DELEGATES } from '#app/domain/academy/editions/edition-model.ts';
import { REASON_TEXT, teamSchema } from '#app/domain/academy/editions/edition-team-forms.ts';
import { nominateTeam, readNomination } from '#app/domain/academy/editions/edition-teams.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { edition, organisation, people, team, chosen, mayNominate } = await readNomination(person, idParam(params.id), idParam(params.organisation));
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions.team', 'academy.editions.edition', 'academy.editions.refusals'] }, { id: edition.id, most: edition.placesPerTeam, organisation, people, mayNominate, version: team?.version ?? 0, values: { people: chosen, reason: team?.reason ?? '' } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition, organisation } = await readNomination(person, idParam(params.id), idParam(params.organisation));
  const form = await readForm(request, teamSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/teams/${await nominateTeam(person, edition.id, organisation.id, form.value)}`, 'academy.notices.teamNominated');
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
}

export default function NominateTeamPage() {
  const { t } = useTranslation();
  const { id, most, organisation, people, mayNominate, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.editions.team.name')} kicker={organisation.name} lead={t('academy.editions.team.lead')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]} />
      {mayNominate ? (
        <ValidatedForm answer={answer} values={values} submit={t('academy.editions.team.submit')}>
          <VersionField value={version} />
          <CheckboxesField name="people" variant="columns" label={t('academy.editions.team.people')} hint={t('academy.editions.team.peopleHint', { least: LEAST_DELEGATES, most })} choices={people.map(({ id: value, pseudonym }) => ({ value, label: pseudonym }))} />
          <TextAreaField name="reason" optional label={t('academy.editions.team.reason')} hint={t('academy.editions.team.reasonHint')} max={REASON_TEXT} />
        </ValidatedForm>
      ) : (
        <Empty title={t('academy.editions.team.callOver')} />
      )}
      <CriteriaPart />
    </>
  );
}
