import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { MaterialList } from '#app/domain/academy/editions/components/material-parts.tsx';
import { readMaterials } from '#app/domain/academy/editions/day-materials.server.ts';
import { readDay } from '#app/domain/academy/editions/edition-day.server.ts';
import { idParam, numberParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [id, number] = [idParam(params.id), numberParam(params.day)];
  const [day, { materials, mayWrite }] = await Promise.all([readDay(person, id, number), readMaterials(person, id, number, await localeOf(context))]);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'academy.running'] }, { ...day, materials, mayWrite });
}

export default function DayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, number, day, isToCome, halves, leads, materials, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.running.day', { number, date: format.date(day) })} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]} />
      {halves.length > 0 ? (
        <Section title={t('academy.running.attendance.title')} lead={isToCome ? t('academy.running.attendance.toCome') : undefined}>
          <div className="flex flex-wrap gap-3">
            {halves.map((half) => <ButtonLink key={half} look="secondary" to={`/editions/${id}/days/${number}/attendance/${half}`}>{t(`academy.running.attendance.${half}`)}</ButtonLink>)}
          </div>
        </Section>
      ) : null}
      <Section
        title={t('academy.running.materials.title')}
        lead={t(leads ? 'academy.running.materials.leadOfLeading' : 'academy.running.materials.lead')}
        actions={mayWrite ? (
          <>
            <ButtonLink look="secondary" to={`/editions/${id}/days/${number}/papers`}>{t('academy.running.materials.papersTitle')}</ButtonLink>
            <ButtonLink look="secondary" to={`/editions/${id}/days/${number}/files`}>{t('academy.running.materials.filesTitle')}</ButtonLink>
          </>
        ) : null}
      >
        <MaterialList edition={id} materials={materials} />
      </Section>
      <Section title={t('academy.running.reflection.title')} lead={t('academy.running.reflection.openLead')}>
        <ButtonLink look="secondary" to={`/editions/${id}/days/${number}/reflection`}>{t('academy.running.reflection.open')}</ButtonLink>
      </Section>
    </>
  );
}
