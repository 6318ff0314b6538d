import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import type { ListedPiece } from '../draft-page.server.ts';
import { clockOf } from '#app/domain/academy/library/durations.ts';
import type { BlockKind } from '#app/domain/academy/vocabulary.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';
import { PieceState } from './piece-state.tsx';

export interface ListedBlock extends ListedPiece {
  blockKind: BlockKind;
  minutes: number;
  from: number;
  to: number;
}

/** The blocks of the session, each with when it begins; moved by two buttons, or dragged where there is a pointer that can. */
export function DraftPlan({ draftId, plan, language }: { draftId: string; plan: readonly ListedBlock[]; language: string }) {
  const { t } = useTranslation();
  return (
    <MovableList draftId={draftId} ids={plan.map(({ id }) => id)}>
      {(i) => {
        const block = plan[i];
        return block ? (
          <>
            <span className="w-24 shrink-0 text-sm text-muted tabular-nums">{clockOf(block.from)}–{clockOf(block.to)}</span>
            <span className="min-w-0 flex-1 basis-48">
              <PieceLink draftId={draftId} piece={block} language={language} /> <span className="text-sm text-muted">{t(`academy.kinds.${block.blockKind}`)}</span>
            </span>
            <Badge><Duration minutes={block.minutes} /></Badge>
          </>
        ) : null;
      }}
    </MovableList>
  );
}

/** The questions in their order. */
export function DraftQuestions({ draftId, questions, language }: { draftId: string; questions: readonly ListedPiece[]; language: string }) {
  return (
    <MovableList draftId={draftId} ids={questions.map(({ id }) => id)}>
      {(i) => {
        const question = questions[i];
        return question ? <span className="min-w-0 flex-1 basis-48">{i + 1}. <PieceLink draftId={draftId} piece={question} language={language} /></span> : null;
      }}
    </MovableList>
  );
}

/** A piece by its title, with what it lacks. */
export function PieceLink({ draftId, piece, language }: { draftId: string; piece: ListedPiece; language: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextLink to={`/drafts/${draftId}/pieces/${piece.id}`}>{piece.title ? <span lang={language}>{piece.title}</span> : t('academy.authoring.untitled')}</TextLink> <PieceState piece={piece} />
    </>
  );
}

function MovableList({ draftId, ids, children }: { draftId: string; ids: readonly string[]; children: (place: number) => ReactNode }) {
  const { t } = useTranslation();
  const nonce = useRouteLoaderData<{ nonce: string }>('root')?.nonce;
  const move = (id: string, to: 'up' | 'down', place: number) => (
    <MoveButton look="quiet" icon={to === 'up' ? 'arrow-up' : 'arrow-down'} action={`/drafts/${draftId}/pieces/${id}/place`} fields={{ to }} about={String(place + 1)}>
      <span className="sr-only">{t(`academy.authoring.plan.${to}`)}</span>
    </MoveButton>
  );
  return (
    <>
      <ol data-places className="divide-y divide-line border-y border-line">
        {ids.map((id, place) => (
          <li key={id} data-place={`/drafts/${draftId}/pieces/${id}/place`} draggable={ids.length > 1 || undefined} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            {children(place)}
            <span className="ms-auto flex shrink-0 print:hidden">
              {place > 0 ? move(id, 'up', place) : null}
              {place < ids.length - 1 ? move(id, 'down', place) : null}
            </span>
          </li>
        ))}
      </ol>
      {ids.length > 1 ? <script defer src="/reorder.js" nonce={nonce} /> : null}
    </>
  );
}
