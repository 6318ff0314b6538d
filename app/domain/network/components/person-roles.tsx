import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Section } from '#app/ui/section.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Table } from '#app/ui/table.tsx';
import type { readPerson } from '../people.server.ts';

const fetchSchema = () => import('../model.ts').then(({ roleSchema }) => roleSchema);

/** One person's roles in an organisation: those held, each with its end; those that ended, each with its undoing; one more. */
export function PersonRoles({ roles: { person, held, ended, choices }, answer }: { roles: Awaited<ReturnType<typeof readPerson>>; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Section title={t('network.person.held')} lead={held.length > 0 ? t('network.person.heldLead') : undefined}>
        {held.length === 0 ? (
          <Notice standing>{t('network.person.heldNone')}</Notice>
        ) : (
          <Table
            caption={t('network.person.held')}
            rows={held}
            keyOf={({ id }) => id}
            columns={[
              { name: t('network.people.role'), cell: ({ role }) => t(`network.roles.${role}`) },
              { name: t('network.people.since'), cell: ({ since }) => format.date(since) },
              { name: t('network.people.change'), cell: ({ id, role }) => <MoveButton look="danger" action={`/memberships/${id}/ending`} about={t(`network.roles.${role}`)}>{t('network.people.end')}</MoveButton> },
            ]}
          />
        )}
        {person.isMe && held.length > 0 ? <p className="mt-3 text-muted">{t('network.person.me')}</p> : null}
      </Section>
      {ended.length > 0 ? (
        <Section title={t('network.person.ended')} lead={t('network.person.endedLead')}>
          <Table
            caption={t('network.person.ended')}
            rows={ended}
            keyOf={({ id }) => id}
            columns={[
              { name: t('network.people.role'), cell: ({ role }) => t(`network.roles.${role}`) },
              { name: t('network.people.since'), cell: ({ since }) => format.date(since) },
              { name: t('network.people.until'), cell: ({ until }) => format.date(until) },
              { name: t('network.people.change'), cell: ({ id, role, mayUndo }) => (mayUndo ? <MoveButton look="secondary" action={`/memberships/${id}/restoration`} about={t(`network.roles.${role}`)}>{t('network.person.undo')}</MoveButton> : '–') },
            ]}
          />
        </Section>
      ) : null}
      {choices.length > 0 ? (
        <Section title={t('network.person.add')} lead={t('network.person.addLead', { pseudonym: person.pseudonym })}>
          <ValidatedForm schema={fetchSchema} answer={answer} submit={t('network.person.addNow')}>
            <RadioField name="role" label={t('network.people.role')} choices={choices.map((role) => ({ value: role, label: t(`network.roles.${role}`), hint: t(`network.roles.hints.${role}`) }))} />
          </ValidatedForm>
        </Section>
      ) : null}
    </>
  );
}
