import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { issueCertificate, readCertificate } from '#app/domain/academy/editions/certificate.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.paper', words: ['academy.certificate', 'academy.editions'] }, await readCertificate(person, idParam(params.id)));
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await issueCertificate(person, id);
  return goTo(context, `/delegates/${id}/certificate`, 'academy.notices.certificateIssued');
}

export default function CertificatePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { delegateId, editionId, name, reference, days, certificate, mayHave } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.certificate.title')} lead={t('academy.certificate.lead')} above={[{ name: t('academy.editions.edition'), to: `/editions/${editionId}` }]}>
        {certificate ? <ButtonLink reloadDocument to={`/delegates/${delegateId}/certificate.pdf`}>{t('academy.certificate.take')}</ButtonLink> : null}
      </PageHeader>
      <Facts
        facts={[
          { name: t('academy.certificate.name'), value: name || '–' },
          { name: t('academy.certificate.told'), value: t('academy.certificate.toldOf', { reference, day: format.date(days.endsOn) }) },
          ...(certificate ? [{ name: t('academy.certificate.code'), value: <span className="font-mono">{certificate.code}</span> }, { name: t('academy.certificate.issued'), value: format.date(certificate.issuedAt) }] : []),
        ]}
      />
      {certificate ? (
        <div className="mt-10">
          <Confirm summary={t('academy.certificate.withdraw')} question={t('academy.certificate.withdrawQuestion')}>
            <MoveButton look="danger" action={`/delegates/${delegateId}/certificate/withdrawal`}>{t('academy.certificate.withdrawNow')}</MoveButton>
          </Confirm>
        </div>
      ) : !mayHave ? (
        <p className="mt-6 max-w-measure">{t('academy.certificate.refusals.notThere')}</p>
      ) : (
        <div className="mt-6 flex flex-wrap gap-3">
          <MoveButton action={`/delegates/${delegateId}/certificate`}>{t('academy.certificate.make')}</MoveButton>
          <ButtonLink look="secondary" to={`/delegates/${delegateId}/certificate/name`}>{t('academy.certificate.putRight')}</ButtonLink>
        </div>
      )}
    </>
  );
}
