import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { actsAs } from '#app/domain/accounts/person.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';
import { Blocks, ModulePart, PlanTable, Questions, WordsExplained, Written } from '#app/domain/academy/library/components/module-parts.tsx';
import { explainPage } from '#app/domain/academy/library/glossary.ts';
import { glossaryFor } from '#app/domain/academy/library/glossary.server.ts';
import { runningTimes } from '#app/domain/academy/library/durations.ts';
import { lightPage } from '#app/domain/academy/library/light-page.server.ts';
import { PARTS } from '#app/domain/academy/headings.ts';
import { NextVersion } from '#app/domain/academy/writing/components/next-version.tsx';
import { mayAdapt, readProvenance } from '#app/domain/academy/library/provenance.server.ts';
import { AdaptationsOf, OriginOf } from '#app/domain/academy/library/components/provenance-facts.tsx';
import { readModule } from '#app/domain/academy/library/reading.server.ts';
import { findNextVersion } from '#app/domain/academy/writing/revision.server.ts';
import { PAPERS } from '#app/domain/academy/vocabulary.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { allowAnyone, localeOf } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { taughtNames } from '#app/http/taught-ids.server.ts';
import { orSignIn } from '#app/http/visitors.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  const locale = await localeOf(context);
  const address = params.slug ?? '';
  const asked = new URL(request.url).searchParams;
  const [{ weights, ...module }, names, next, { origin, adaptations }] = await Promise.all([orSignIn(context, person, readModule(person, address, locale, asked.get('in'))), taughtNames(locale), person && findNextVersion(person, address), person ? readProvenance(person, address, locale) : { origin: null, adaptations: [] }]);
  const { page: text, words } = explainPage(module.page, glossaryFor(person, module.language), module.language);
  const named = (list: 'components' | 'criteria' | 'competencies') => module[list].map((id) => names[list][id] ?? id);
  const others = module.languages.filter((language) => language !== module.language).map((language) => ({ language, name: nameOfLanguage(locale, language) }));
  const content = { ...module, page: text, explained: words, heading: module.title, plan: runningTimes(module.plan), components: named('components'), criteria: named('criteria'), competencies: named('competencies'), others, next, origin, adaptations, isVisitor: person === null, mayAdapt: person !== null && mayAdapt(person), mayOpen: person !== null && actsAs(person, 'secretariat') };
  return page(context, { title: 'academy.titles.module', words: ['academy.adaptation', 'academy.audiences', 'academy.authoring', 'academy.kinds', 'academy.library', 'academy.module', 'academy.opening', 'academy.papers', 'academy.parts'] }, lightPage(content, { weights, all: asked.get('pictures') === 'all', t: wordsOf(locale) }));
}

export default function ModulePage() {
  const { t } = useTranslation();
  const { heading, language, page: text, plan, questions, minutes, components, criteria, competencies, audience, prerequisites, others, licence, version, address, isOpen, isVisitor, mayOpen, mayAdapt, next, origin, adaptations, explained, folded } = useLoaderData<typeof loader>();
  const list = (items: readonly string[]) => items.join(' · ');
  const facts = [
    { name: t('academy.module.time'), value: <Duration minutes={minutes} /> },
    { name: t('academy.library.audience'), value: list(audience.map((id) => t(`academy.audiences.${id}`))) },
    { name: t('academy.module.serves'), value: list(components) },
    { name: t('academy.module.criteria'), value: list(criteria) },
    { name: t('academy.module.competencies'), value: list(competencies) },
    ...(prerequisites.length > 0 ? [{ name: t('academy.module.before'), value: prerequisites.map((one, i) => <span key={one.address}>{i > 0 ? ' · ' : ''}<TextLink to={`/modules/${one.address}`} lang={language}>{one.title}</TextLink></span>) }] : []),
    { name: t('academy.module.licence'), value: isVisitor ? `${licence} · ${t('academy.module.version', { version })}` : <>{licence} · <TextLink to={`/modules/${address}/history`}>{t('academy.module.version', { version })}</TextLink></> },
    ...(origin ? [{ name: t('academy.adaptation.from'), value: <OriginOf origin={origin} /> }] : []),
    ...(adaptations.length > 0 ? [{ name: t('academy.adaptation.adaptations'), value: <AdaptationsOf adaptations={adaptations} /> }] : []),
    ...(others.length > 0 ? [{ name: t('academy.module.otherLanguages'), value: others.map((other, i) => <span key={other.language}>{i > 0 ? ' · ' : ''}<TextLink to={`/modules/${address}?in=${other.language}`}>{other.name}</TextLink></span>) }] : []),
    ...(folded.count > 0 ? [{ name: t('academy.module.pictures'), value: <TextLink to={`/modules/${address}?in=${language}&pictures=all`}>{t('academy.module.showPictures', { count: folded.count, size: folded.kilobytes })}</TextLink> }] : []),
    { name: t('academy.papers.title'), value: PAPERS.map((paper, i) => <span key={paper}>{i > 0 ? ' · ' : ''}<TextLink reloadDocument to={`/modules/${address}/${paper}.pdf?in=${language}`}>{t(`academy.papers.kinds.${paper}`)} (PDF)</TextLink></span>) },
    ...(mayOpen ? [{ name: t('academy.opening.title'), value: <TextLink to={`/modules/${address}/opening`}>{t(isOpen ? 'academy.opening.yes' : 'academy.opening.no')}</TextLink> }] : []),
    ...(mayAdapt ? [{ name: t('academy.adaptation.title'), value: <TextLink to={`/modules/${address}/adaptation`}>{t('academy.adaptation.begin')}</TextLink> }] : []),
    ...(next ? [{ name: t('academy.authoring.next.title'), value: <NextVersion address={address} draft={next.draft} /> }] : []),
  ].filter(({ value }) => value !== '');
  const plain = (part: 'purpose' | 'audience' | 'objectives' | 'materials' | 'handout' | 'sources') => <ModulePart id={part} title={t(`academy.parts.${part}`)} language={language}><Written html={text[part]} /></ModulePart>;
  return (
    <article>
      <PageHeader title={<span lang={language}>{heading}</span>} above={isVisitor ? [] : [{ name: t('academy.library.title'), to: '/library' }]} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 wrap-break-word lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="min-w-0 lg:order-1">
          <Facts facts={facts} />
          {plain('purpose')}
          {plain('audience')}
          {plain('objectives')}
          <ModulePart id="plan" title={t('academy.parts.plan')}>
            <PlanTable plan={plan} blocks={text.blocks} language={language} />
            <Blocks plan={plan} blocks={text.blocks} language={language} />
          </ModulePart>
          {plain('materials')}
          {plain('handout')}
          <ModulePart id="adaptations" title={t('academy.parts.adaptations')} language={language}>
            {text.adaptations.map((one) => <div key={one.title} className="mb-6"><h3 className="mb-2 text-xl">{one.title}</h3><Written html={one.text} /></div>)}
          </ModulePart>
          <ModulePart id="check" title={t('academy.parts.check')}>
            <Questions questions={text.questions} right={questions.map(({ right }) => right)} language={language} />
          </ModulePart>
          {plain('sources')}
          {explained.length > 0 ? <ModulePart id="words" title={t('academy.module.words')} language={language}><WordsExplained words={explained} /></ModulePart> : null}
        </div>
        <nav aria-label={t('academy.module.contents')} className="max-lg:order-first lg:order-2 print:hidden">
          <div className="card lg:sticky lg:top-20">
            <p className="font-semibold">{t('academy.module.contents')}</p>
            <ul className="mt-1 max-lg:columns-[8rem]">{PARTS.map((part) => <li key={part}><TextLink alone to={`#${part}`}>{t(`academy.parts.${part}`)}</TextLink></li>)}{explained.length > 0 ? <li><TextLink alone to="#words">{t('academy.module.words')}</TextLink></li> : null}</ul>
          </div>
        </nav>
      </div>
    </article>
  );
}
