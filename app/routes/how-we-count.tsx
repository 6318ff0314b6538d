import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;
const PARTS = ['score', 'coverage', 'overall', 'spread', 'confidence', 'priorities', 'comparison', 'correction', 'aggregates'] as const;

/** The rules of counting, written for readers. */
export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  const [{ instrument }, locale] = await Promise.all([readNewestInstrument(), localeOf(context)]);
  const scale = instrument.scale.map(({ level, name, meaning }) => ({ level, name: name[locale], meaning: meaning[locale] }));
  return page(context, { title: 'assessment.titles.counting', words: ['assessment.counting'] }, { introduction: instrument.introduction[locale], scale });
}

export default function CountingPage() {
  const { t } = useTranslation();
  const { introduction, scale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.counting.title')} lead={t('assessment.counting.lead')} />
      <Section title={t('assessment.counting.levels')} lead={introduction}>
        <Facts facts={scale.map(({ level, name, meaning }) => ({ name: `${level} · ${name}`, value: meaning }))} />
      </Section>
      {PARTS.map((part) => (
        <Section key={part} title={t(`assessment.counting.${part}.title`)}>
          <p className="max-w-measure">{t(`assessment.counting.${part}.text`)}</p>
        </Section>
      ))}
    </>
  );
}
