import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/section.tsx';
import { REFLECTION_TEXTS } from '../ending-forms.ts';

interface ToldReflection {
  learned: string;
  proud: string;
  next: string;
  isDone: boolean;
}

export interface ShownClosing {
  own: ToldReflection | null;
  theirs: ToldReflection | null;
  isOtherDone: boolean;
  together: { text: string } | null;
  certificateName: string;
  isCompleted: boolean;
  may: { begin: boolean; goOn: boolean; reflect: boolean; write: boolean; complete: boolean; certify: boolean };
}

/** The end that is celebrated: each looks back alone, then both read and write one page. */
export function ClosingView({ id, other, closing: { own, theirs, isOtherDone, together, certificateName, isCompleted, may } }: { id: string; other: string | null; closing: ShownClosing }) {
  const { t } = useTranslation();
  const name = other ?? t('mentoring.pairing.theOther');
  return (
    <>
      {may.begin ? (
        <div className="space-y-3">
          <p className="max-w-measure">{t('mentoring.closing.beginHint')}</p>
          <MoveButton action={`/pairings/${id}/closing`} fields={{ move: 'begin' }}>{t('mentoring.closing.begin')}</MoveButton>
        </div>
      ) : null}
      {own || may.reflect ? (
        <Section title={t('mentoring.closing.own')} lead={own?.isDone ? t('mentoring.closing.ownDone') : t('mentoring.closing.ownHint')} actions={may.reflect ? <ButtonLink look={own?.isDone ? 'secondary' : 'primary'} icon="edit" to={`/pairings/${id}/reflection`}>{t(own ? 'mentoring.closing.change' : 'mentoring.closing.reflect')}</ButtonLink> : null}>
          {own ? <ReflectionFacts reflection={own} /> : null}
        </Section>
      ) : null}
      {may.reflect && own?.isDone ? <p className="mt-6">{t('mentoring.closing.waits', { name })}</p> : null}
      {may.reflect && !own?.isDone && isOtherDone ? <p className="mt-6">{t('mentoring.closing.otherDone', { name })}</p> : null}
      {theirs ? (
        <Section title={t('mentoring.closing.theirs', { name })}>
          <ReflectionFacts reflection={theirs} />
        </Section>
      ) : null}
      {together ? (
        <Section title={t('mentoring.closing.together')} lead={t('mentoring.closing.togetherHint')} actions={may.write ? <ButtonLink look="secondary" icon="edit" to={`/pairings/${id}/closure/together`}>{t('mentoring.closing.write')}</ButtonLink> : null}>
          {together.text ? <p className="typed max-w-measure">{together.text}</p> : <p className="text-muted">{t('mentoring.closing.nothingYet')}</p>}
        </Section>
      ) : null}
      {may.complete || may.goOn ? (
        <div className="mt-8 flex flex-wrap gap-3 print:hidden">
          {may.complete ? <MoveButton action={`/pairings/${id}/completion`}>{t('mentoring.closing.complete')}</MoveButton> : null}
          {may.goOn ? <MoveButton look="secondary" action={`/pairings/${id}/closing`} fields={{ move: 'goOn' }}>{t('mentoring.closing.goOn')}</MoveButton> : null}
        </div>
      ) : null}
      {isCompleted ? (
        <Section title={t('mentoring.closing.completed')} lead={t('mentoring.closing.completedHint')}>
          {may.certify ? (
            <div className="flex flex-wrap gap-3 print:hidden">
              <ButtonLink look="secondary" to={`/pairings/${id}/certificate`}>{t(certificateName ? 'mentoring.closing.certificateChange' : 'mentoring.closing.certificate')}</ButtonLink>
              {certificateName ? <ButtonLink icon="download" to={`/pairings/${id}/certificate.pdf`} reloadDocument>{t('mentoring.closing.download')}</ButtonLink> : null}
            </div>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

function ReflectionFacts({ reflection }: { reflection: ToldReflection }) {
  const { t } = useTranslation();
  return <Facts facts={REFLECTION_TEXTS.map((field) => ({ name: t(`mentoring.closing.${field}`), value: reflection[field] ? <p className="typed max-w-measure">{reflection[field]}</p> : t('mentoring.closing.unsaid') }))} />;
}
