import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CurriculumForm } from '#app/domain/academy/writing/components/curriculum-form.tsx';
import { beginCurriculum } from '#app/domain/academy/writing/curricula.server.ts';
import { beginCurriculumSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readCurriculumToAdapt } from '#app/domain/academy/writing/curriculum-page.server.ts';
import { listNetworks } from '#app/domain/academy/writing/drafts.server.ts';
import { NAME } from '#app/domain/academy/vocabulary.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

/** The curriculum that is to be adapted, where one is named. */
function fromOf(request: Request): string | null {
  const from = new URL(request.url).searchParams.get('from');
  return from !== null && NAME.test(from) ? from : null;
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [locale, networks, origin] = [await localeOf(context), await listNetworks(person), await readCurriculumToAdapt(fromOf(request))];
  const values: Record<string, string> = origin ? { titleEn: origin.texts.title.en, titleFr: origin.texts.title.fr, summaryEn: origin.texts.summary.en, summaryFr: origin.texts.summary.fr } : {};
  return page(context, { title: 'academy.titles.curriculum', words: ['academy.authoring', 'academy.curricula', 'academy.adaptation', 'academy.library', 'academy.titles'] }, { networks, values, origin: origin ? { slug: origin.slug, title: origin.texts.title[locale] } : null });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await listNetworks(person);
  const form = await readForm(request, beginCurriculumSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/curricula/${await beginCurriculum(person, form.value, fromOf(request))}/order`, 'academy.notices.begun');
  } catch (error) {
    return refusedAt(error, 'address', form.typed);
  }
}

export default function BeginCurriculumPage() {
  const { t } = useTranslation();
  const { networks, values, origin } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(origin ? 'academy.curricula.adapt' : 'academy.curricula.begin')} kicker={origin ? `${t('academy.adaptation.from')} ${origin.title}` : undefined} lead={t(origin ? 'academy.curricula.adaptLead' : 'academy.curricula.lead')} above={[{ name: t('academy.library.title'), to: '/library' }]} />
      <CurriculumForm networks={networks} values={values} submit={t(origin ? 'academy.adaptation.begin' : 'academy.curricula.begin')} answer={useActionData<typeof action>()} />
    </>
  );
}
