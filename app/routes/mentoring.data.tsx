import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ErasableList } from '#app/domain/mentoring/components/erasure-parts.tsx';
import { listErasable } from '#app/domain/mentoring/own-erasure.server.ts';
import { takesPart } from '#app/domain/mentoring/policy.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const erasable = await listErasable(person);
  return page(context, { title: 'mentoring.titles.ownData', words: ['accounts.account', 'mentoring.erasure', 'mentoring.home', 'mentoring.ownData'] }, { ...erasable, isAtHome: erasable.isKept || takesPart(person) });
}

export default function OwnDataPage() {
  const { t } = useTranslation();
  const { isKept, isAtHome, hasRest, pairings } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.ownData.title')} lead={t('mentoring.ownData.lead')} above={[isAtHome ? { name: t('mentoring.home.title'), to: '/mentoring' } : { name: t('accounts.account.title'), to: '/account' }]} />
      {isKept ? (
        <Section title={t('mentoring.ownData.take')} lead={t('mentoring.ownData.takeLead')}>
          <ButtonLink icon="download" to="/mentoring/file.zip" reloadDocument>{t('mentoring.ownData.download')}</ButtonLink>
        </Section>
      ) : (
        <Empty title={t('mentoring.ownData.none')}>{t('mentoring.ownData.noneHint')}</Empty>
      )}
      {hasRest || pairings.length > 0 ? (
        <Section title={t('mentoring.ownData.erase')} lead={t('mentoring.ownData.eraseLead')}>
          <ErasableList pairings={pairings} />
          <ButtonLink className="mt-6" look="secondary" to="/mentoring/erasure">{t('mentoring.ownData.eraseAll')}</ButtonLink>
        </Section>
      ) : null}
    </>
  );
}
