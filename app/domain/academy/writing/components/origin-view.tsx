import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { readOriginPage, ShownChoice, ShownOffer } from '../origin-page.server.ts';
import { Changes } from './changes.tsx';

export type ShownOrigin = Awaited<ReturnType<typeof readOriginPage>>;

/** What the origin of a draft changed since, each to be taken or left by one press, and what was decided. */
export function OriginView({ origin }: { origin: ShownOrigin }) {
  const { t } = useTranslation();
  const { offers, decided, newest } = origin;
  return (
    <>
      {newest.isWithdrawn ? <Notice standing kind="info" title={t('academy.adaptation.originWithdrawn')} /> : null}
      {offers.length === 0 && !newest.isWithdrawn ? <Notice standing kind="good" title={t('academy.adaptation.nothing')} /> : null}
      {offers.map((offer) => <Offer key={offer.key} origin={origin} offer={offer} />)}
      {decided.length > 0 ? (
        <Section title={t('academy.adaptation.decided')} lead={t('academy.adaptation.decidedLead', { version: newest.version })}>
          <ul className="divide-y divide-line border-y border-line">{decided.map((choice) => <li key={choice.key} className="py-3"><Decided origin={origin} choice={choice} /></li>)}</ul>
        </Section>
      ) : null}
    </>
  );
}

function Offer({ origin: { id, edit, language, newest }, offer: { key, kind, pieceKind, title, pieceId, changes, minutes, objective, own } }: { origin: ShownOrigin; offer: ShownOffer }) {
  const { t } = useTranslation();
  const name = t(`academy.authoring.piece.names.${pieceKind}`);
  const send = { key, origin: newest.id, edit: String(edit) };
  return (
    <Section title={title ? <>{name}: <span lang={language}>{title}</span></> : name} lead={t(`academy.adaptation.kinds.${kind}`)}>
      <Stretches changes={changes} />
      {minutes ? <p className="mt-2">{t('academy.adaptation.minutes', { before: minutes.before ?? 0, after: minutes.after ?? 0 })}</p> : null}
      {objective ? <p className="mt-2">{objective.after === null ? t('academy.adaptation.checksNone') : t('academy.adaptation.checks', { number: objective.after })}</p> : null}
      {own.length > 0 ? (
        <Notice standing kind="warn" className="mt-4" title={t('academy.adaptation.adapted')}>
          <Stretches changes={own} />
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
        <MoveButton action={`/drafts/${id}/origin`} fields={{ ...send, choice: 'take' }} about={title || name}>{t(own.length > 0 ? 'academy.adaptation.takeOver' : 'academy.adaptation.take')}</MoveButton>
        <MoveButton look="secondary" action={`/drafts/${id}/origin`} fields={{ ...send, choice: 'leave' }} about={title || name}>{t('academy.adaptation.leave')}</MoveButton>
        {pieceId && own.length > 0 ? <TextLink alone icon="edit" to={`/drafts/${id}/pieces/${pieceId}`}>{t('academy.adaptation.byHand')}</TextLink> : null}
      </div>
    </Section>
  );
}

function Decided({ origin: { id, edit, language, newest }, choice: { key, isTaken, pieceKind, title, since } }: { origin: ShownOrigin; choice: ShownChoice }) {
  const { t } = useTranslation();
  const name = t(`academy.authoring.piece.names.${pieceKind}`);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span>{title ? <>{name}: <span lang={language}>{title}</span></> : name} <Badge kind={isTaken ? 'good' : 'plain'}>{t(`academy.adaptation.${isTaken ? 'taken' : 'left'}`)}</Badge></span>
        <MoveButton look="quiet" action={`/drafts/${id}/origin/undoing`} fields={{ key, origin: newest.id, edit: String(edit) }} about={title || name}>{t('academy.adaptation.undo')}</MoveButton>
      </div>
      {since.length > 0 ? <Details summary={<>{t('academy.adaptation.since')} <span className="sr-only">{title || name}</span></>}><Stretches changes={since} /></Details> : null}
    </>
  );
}

/** What changed, language by language and field by field. */
function Stretches({ changes }: { changes: ShownOffer['changes'] }) {
  return <div className="max-w-measure space-y-3">{changes.map(({ language, field, changes: parts }) => <div key={`${language} ${field}`} lang={language} className="border-s-4 border-line-strong ps-3"><Changes changes={parts} /></div>)}</div>;
}
