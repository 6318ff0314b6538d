import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;
const PARTS = ['score', 'coverage', 'overall', 'spread', 'confidence', 'priorities', 'comparison', 'aggregates'] as const;

/** The rules of counting, written for readers. */
export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  return page(context, { title: 'assessment.titles.counting', words: ['assessment.counting'] }, {});
}

export default function CountingPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('assessment.counting.title')} lead={t('assessment.counting.lead')} />
      {PARTS.map((part) => (
        <Section key={part} title={t(`assessment.counting.${part}.title`)}>
          <p>{t(`assessment.counting.${part}.text`)}</p>
        </Section>
      ))}
    </>
  );
}
