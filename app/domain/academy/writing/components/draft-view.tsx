import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { readDraftPage } from '../draft-page.server.ts';
import { tellDuration } from '#app/domain/academy/library/durations.ts';
import { DraftPlan, DraftQuestions } from './draft-plan.tsx';
import { PieceState } from './piece-state.tsx';

type Page = Omit<Awaited<ReturnType<typeof readDraftPage>>, 'title' | 'others'>;

export interface ShownDraft extends Page {
  nameOfSource: string;
  others: { language: string; name: string; written: number; pieces: number; lacking: number; behind: number }[];
}

/** All of a draft: its plan against the time there is, its parts, its questions, its other languages. */
export function DraftView({ draft }: { draft: ShownDraft }) {
  const { t } = useTranslation();
  const { id, language, plan, parts, questions, minutes, available, lacks, others, edit, state, lacking, offers, open } = draft;
  const lack = (at: string) => lacks.filter((one) => one.at === at).map(({ what, params }) => <Notice key={what} standing kind="warn" className="mb-4" title={t(what, { ...params })} />);
  const add = (kind: 'block' | 'question') => <MoveButton look="secondary" icon="plus" action={`/drafts/${id}/pieces`} fields={{ kind }}>{t(`academy.authoring.add.${kind}`)}</MoveButton>;
  const own = parts.filter(({ kind }) => kind === 'purpose' || kind === 'audience' || kind === 'objectives');
  const rest = parts.filter((one) => !own.includes(one));
  const partList = (list: typeof parts) => (
    <ul className="divide-y divide-line border-y border-line">
      {list.map((piece) => (
        <li key={piece.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
          <TextLink alone to={`/drafts/${id}/pieces/${piece.id}`}>{t(`academy.authoring.piece.names.${piece.kind}`)}</TextLink>
          <PieceState piece={piece} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {state === 'in_review' ? (
        <p className="mb-6"><TextLink alone to={`/reviews/${id}`}>{t('academy.authoring.review.go')}</TextLink></p>
      ) : (
        <Notice standing kind={lacking > 0 ? 'info' : 'good'} title={lacking > 0 ? t('academy.authoring.review.lacking', { count: lacking }) : undefined} actions={lacking > 0 ? undefined : <MoveButton action={`/drafts/${id}/submission`}>{t('academy.authoring.review.submit')}</MoveButton>}>
          <p>{t('academy.authoring.review.submitLead')}</p>
        </Notice>
      )}
      {state === 'draft' && open > 0 ? <Notice standing kind="info" className="mt-4" title={t('academy.authoring.review.open', { count: open })}><p>{t('academy.authoring.review.openLead')}</p></Notice> : null}
      {offers === null ? null : offers > 0 ? (
        <Notice standing kind="info" className="mt-4" title={t('academy.adaptation.waiting', { count: offers })} actions={<TextLink alone to={`/drafts/${id}/origin`}>{t('academy.adaptation.go')}</TextLink>} />
      ) : (
        <p className="mt-4"><TextLink alone to={`/drafts/${id}/origin`}>{t('academy.adaptation.see')}</TextLink></p>
      )}
      <Section title={t('academy.authoring.sections.begin')} actions={<TextLink alone icon="edit" to={`/drafts/${id}/facts`}>{t('academy.authoring.facts.title')}</TextLink>}>
        {lack('facts')}
        {partList(own)}
      </Section>
      <Section id="plan" title={t('academy.parts.plan')} lead={t('academy.authoring.plan.time', { used: tellDuration(minutes, t), available: tellDuration(available, t) })} actions={add('block')}>
        {lack('plan')}
        {plan.length > 1 ? <p className="mb-4 hidden text-sm text-muted md:block print:hidden">{t('academy.authoring.plan.drag')}</p> : null}
        {plan.length > 0 ? <DraftPlan draftId={id} plan={plan} language={language} /> : null}
      </Section>
      <Section title={t('academy.authoring.sections.rest')}>{partList(rest)}</Section>
      <Section title={t('academy.parts.check')} actions={add('question')}>
        {lack('check')}
        {questions.length > 0 ? <DraftQuestions draftId={id} questions={questions} language={language} /> : null}
      </Section>
      <Section title={t('academy.authoring.pictures.title')} actions={<TextLink alone icon="plus" to={`/drafts/${id}/pictures`}>{t('academy.authoring.pictures.see')}</TextLink>}>
        <p className="text-muted">{t('academy.authoring.pictures.count', { count: draft.pictures })}</p>
      </Section>
      <Section title={t('academy.authoring.sections.languages')} lead={t('academy.authoring.languages.lead', { language: draft.nameOfSource })}>
        <ul className="divide-y divide-line border-y border-line">
          {others.map((other) => (
            <li key={other.language} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
              <TextLink alone to={`/drafts/${id}/pieces/${parts[0]?.id}?in=${other.language}`}>{other.name}</TextLink>
              <span className="text-muted">{t('academy.authoring.languages.written', { written: other.written, pieces: other.pieces })}{other.behind > 0 ? ` · ${t('academy.authoring.languages.behind', { count: other.behind })}` : ''}</span>
            </li>
          ))}
        </ul>
      </Section>
      {state === 'draft' ? (
        <div className="mt-10">
          <Confirm summary={t('academy.authoring.discard.title')} question={t('academy.authoring.discard.question')}>
            <MoveButton look="danger" action={`/drafts/${id}/removal`} fields={{ edit: String(edit) }}>{t('academy.authoring.discard.title')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
