import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { actsAs } from '#app/domain/accounts/person.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';
import { runningTimes } from '#app/domain/academy/library/durations.ts';
import { Titles } from '#app/domain/academy/library/components/titles.tsx';
import { CurriculumTies } from '#app/domain/academy/library/components/provenance-facts.tsx';
import { mayAdapt, readCurriculumProvenance } from '#app/domain/academy/library/provenance.server.ts';
import { readCurriculum } from '#app/domain/academy/library/reading.server.ts';
import { countOffers } from '#app/domain/academy/writing/curriculum-page.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { allowAnyone, localeOf } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { orSignIn } from '#app/http/visitors.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  const [slug, locale] = [params.slug ?? '', await localeOf(context)];
  const curriculum = await orSignIn(context, person, readCurriculum(person, slug, locale));
  const tied = person && (await readCurriculumProvenance(person, slug, locale));
  const mayOrder = person !== null && Boolean(tied?.networkId && actsAs(person, 'trainer', tied.networkId));
  const offers = person && mayOrder ? await countOffers(person, slug) : 0;
  return page(context, { title: 'academy.titles.curriculum', words: ['academy.adaptation', 'academy.authoring', 'academy.curricula', 'academy.curriculum', 'academy.library', 'academy.module', 'academy.opening', 'academy.papers'] }, { ...curriculum, heading: curriculum.title, modules: runningTimes(curriculum.modules), tied, mayAdapt: person !== null && mayAdapt(person), mayOrder, offers, isVisitor: person === null, mayOpen: person !== null && actsAs(person, 'secretariat') });
}

export default function CurriculumPage() {
  const { t } = useTranslation();
  const { slug, heading, summary, modules, isOpen, isVisitor, mayOpen, withdrawn, tied, mayAdapt: isTrainer, mayOrder, offers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={heading} lead={summary} above={isVisitor ? [] : [{ name: t('academy.library.title'), to: '/library' }]} />
      <p className="mb-4 font-semibold">
        {t('academy.library.modules', { count: modules.length })} · <Duration minutes={modules.at(-1)?.to ?? 0} />
      </p>
      {withdrawn.length > 0 ? <p className="mb-4 text-muted">{t('academy.authoring.withdrawal.since')} <Titles titles={withdrawn} /></p> : null}
      {tied ? <CurriculumTies tied={tied} /> : null}
      {offers > 0 ? <Notice standing kind="info" className="mb-4" title={t('academy.curricula.waiting', { count: offers })} actions={<TextLink alone to={`/curricula/${slug}/order`}>{t('academy.adaptation.go')}</TextLink>} /> : null}
      {isTrainer ? (
        <p className="mb-4 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
          {mayOrder ? <TextLink alone icon="edit" to={`/curricula/${slug}/order`}>{t('academy.curricula.order')}</TextLink> : null}
          <TextLink alone to={`/curricula/new?from=${slug}`}>{t('academy.curricula.adapt')}</TextLink>
        </p>
      ) : null}
      <ol className="space-y-4">
        {modules.map(({ address, title: name, summary: about, language, minutes, to }, i) => (
          <li key={address} className="break-inside-avoid-page">
            <Card level={2} title={<>{i + 1}. <span lang={language}>{name}</span></>} to={`/modules/${address}`} status={<Badge><Duration minutes={minutes} /></Badge>} footer={i > 0 ? <span>{t('academy.curriculum.until')} <Duration minutes={to} /></span> : null}>
              {about ? <p className="line-clamp-3 max-w-measure" lang={language}>{about}</p> : null}
            </Card>
          </li>
        ))}
      </ol>
      {modules.length === 0 ? null : (
        <Section title={t('academy.papers.title')} lead={`${t('academy.papers.lead')} ${t('academy.papers.firstTime')}`} className="print:hidden">
          <div className="flex flex-wrap gap-3">
            <ButtonLink reloadDocument icon="download" to={`/curricula/${slug}/pack.zip`}>{t('academy.papers.pack')}</ButtonLink>
            <ButtonLink reloadDocument look="secondary" icon="download" to={`/curricula/${slug}/book.epub`}>{t('academy.papers.book')}</ButtonLink>
          </div>
          {mayOpen ? <p className="mt-4">{t('academy.opening.title')} <TextLink to={`/curricula/${slug}/opening`}>{t(isOpen ? 'academy.opening.yes' : 'academy.opening.no')}</TextLink></p> : null}
        </Section>
      )}
    </>
  );
}
