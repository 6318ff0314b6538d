import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { AgreementView } from '#app/domain/mentoring/components/agreement-view.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, versions, may } = await readAgreement(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.agreement', words: ['mentoring.agreement', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts'] }, { head: headOf(standing), may, versions: versions.map(({ signedAt, editedAt: _, ...version }) => ({ ...version, signedAt: signedAt?.toISOString() ?? null })) });
}

export default function AgreementPage() {
  const { t } = useTranslation();
  const { head, versions, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.agreement.title')} lead={t('mentoring.agreement.lead')} />
      <AgreementView id={head.id} versions={versions} may={may} />
    </>
  );
}
