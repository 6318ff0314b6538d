import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readInvitation } from '#app/domain/assistance/provider-invitations.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { languages, startsOn, endsOn, id, isOpen, topics, engagementId } = await readInvitation(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.invitation', words: ['assistance.providers', 'assistance.topics'] }, { id, isOpen, topics, engagementId, languages: languages.map((tag) => nameOfLanguage(locale, tag)), startsOn: startsOn?.toISOString() ?? null, endsOn: endsOn?.toISOString() ?? null });
}

export default function InvitationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, isOpen, topics, languages, startsOn, endsOn, engagementId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.providers.invitation')} lead={t('assistance.providers.invitationLead')} above={[{ name: t('assistance.providers.invitations'), to: '/provider-invitations' }]} />
      <Facts
        facts={[
          { name: t('assistance.providers.topics'), value: format.list(topics.map((topic) => t(`assistance.topics.${topic}`))) },
          { name: t('assistance.providers.languages'), value: format.list(languages) },
          { name: t('assistance.providers.dates'), value: startsOn && endsOn ? t('assistance.providers.fromTo', { from: format.date(startsOn), to: format.date(endsOn) }) : t('assistance.providers.datesUnsaid') },
        ]}
      />
      {engagementId ? <ButtonLink className="mt-6" to={`/engagements/${engagementId}`}>{t('assistance.providers.goOn')}</ButtonLink> : null}
      {!isOpen && !engagementId ? <Notice className="mt-6" standing>{t('assistance.providers.errors.noLongerOpen')}</Notice> : null}
      {isOpen ? (
        <>
          <Section title={t('assistance.providers.acceptTitle')} lead={t('assistance.providers.acceptLead')}>
            <MoveButton action={`/provider-invitations/${id}/acceptance`}>{t('assistance.providers.accept')}</MoveButton>
          </Section>
          <Section title={t('assistance.providers.declineTitle')} lead={t('assistance.providers.declineLead')}>
            <ValidatedForm action={`/provider-invitations/${id}/refusal`}>
              <TextAreaField name="answer" label={t('assistance.providers.declineAnswer')} optional rows={2} max={1000} />
              <div>
                <button className="button button-secondary">{t('assistance.providers.decline')}</button>
              </div>
            </ValidatedForm>
          </Section>
        </>
      ) : null}
    </>
  );
}
