import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readParticipants } from '#app/domain/assessment/overview.server.ts';
import { participantsSchema } from '#app/domain/assessment/model.ts';
import { setParticipants } from '#app/domain/assessment/start.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/assessment/model.ts').then(({ participantsSchema }) => participantsSchema);

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assessment.titles.participants', words: ['assessment.participants', 'assessment.start', 'assessment.refusals'] }, await readParticipants(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, participantsSchema);
  if (!form.ok) return form.refusal;
  try {
    await setParticipants(person, id, form.value.participants, form.value.dueOn);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'assessment.refusals.dayPast') throw error;
    return refusedAt(error, 'dueOn', form.typed);
  }
  return goTo(context, `/assessments/${id}`, 'assessment.notices.saved');
}

export default function ParticipantsPage() {
  const { t } = useTranslation();
  const { id, people, more, chosen, dueOn, stands } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.start.participants')} lead={t(stands ? 'assessment.participants.stands' : 'assessment.participants.lead')} above={[{ name: t('assessment.participants.back'), to: `/assessments/${id}` }]} />
      <ValidatedForm schema={fetchSchema} answer={useActionData<typeof action>()} values={{ participants: chosen, dueOn }} submit={t('assessment.participants.submit')}>
        {stands ? <Standing people={people.filter((one) => chosen.includes(one.id))} /> : <CheckboxesField name="participants" label={t('assessment.start.participants')} hint={t(more ? 'assessment.start.participantsCut' : 'assessment.start.participantsHint', { most: people.length })} choices={people.map((one) => ({ value: one.id, label: one.pseudonym }))} />}
        <DateField name="dueOn" optional label={t('assessment.start.dueOn')} hint={t('assessment.start.dueOnHint')} />
      </ValidatedForm>
    </>
  );
}

/** Who takes part, where that cannot change any more: sent along with the day as it is. */
function Standing({ people }: { people: readonly { id: string; pseudonym: string }[] }) {
  return (
    <ul className="mb-6 flex flex-wrap gap-x-6 gap-y-2">
      {people.map(({ id, pseudonym }) => (
        <li key={id}>
          {pseudonym}
          <input type="hidden" name="participants[]" value={id} />
        </li>
      ))}
    </ul>
  );
}
