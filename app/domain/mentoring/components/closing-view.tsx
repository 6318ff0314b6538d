import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
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
  invitation: 'waiting' | 'accepted' | 'declined' | null;
  may: { begin: boolean; goOn: boolean; reflect: boolean; write: boolean; complete: boolean; certify: boolean; invite: boolean; answerInvitation: boolean };
}

/** The end that is celebrated: each looks back alone, then both read and write one page. */
export function ClosingView({ id, other, closing: { own, theirs, isOtherDone, together, certificateName, isCompleted, invitation, may } }: { id: string; other: string | null; closing: ShownClosing }) {
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
        <Section title={t('mentoring.closing.own')} lead={theirs ? undefined : t(own?.isDone ? 'mentoring.closing.ownDone' : 'mentoring.closing.ownHint')} actions={may.reflect ? <ButtonLink look={own?.isDone ? 'secondary' : 'primary'} icon="edit" to={`/pairings/${id}/reflection`}>{t(own ? 'mentoring.closing.change' : 'mentoring.closing.reflect')}</ButtonLink> : null}>
          {own ? <ReflectionFacts reflection={own} /> : null}
        </Section>
      ) : null}
      {may.reflect && own?.isDone ? <p className="mt-6 max-w-measure">{t(may.complete ? 'mentoring.closing.alone' : 'mentoring.closing.waits', { name })}</p> : null}
      {may.reflect && !own?.isDone && isOtherDone ? <p className="mt-6">{t('mentoring.closing.otherDone', { name })}</p> : null}
      {theirs ? (
        <Section title={t('mentoring.closing.theirs', { name })}>
          <ReflectionFacts reflection={theirs} />
        </Section>
      ) : null}
      {together ? (
        <Section title={t('mentoring.closing.together')} lead={may.write && theirs ? t('mentoring.closing.togetherHint') : undefined} actions={may.write ? <ButtonLink look="secondary" icon="edit" to={`/pairings/${id}/closure/together`}>{t('mentoring.closing.write')}</ButtonLink> : null}>
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
        <Section title={t('mentoring.closing.completed')} lead={theirs ? t('mentoring.closing.completedHint') : undefined}>
          {may.certify ? (
            <div className="flex flex-wrap gap-3 print:hidden">
              <ButtonLink look="secondary" to={`/pairings/${id}/certificate`}>{t(certificateName ? 'mentoring.closing.certificateChange' : 'mentoring.closing.certificate')}</ButtonLink>
              {certificateName ? <ButtonLink icon="download" to={`/pairings/${id}/certificate.pdf`} reloadDocument>{t('mentoring.closing.download')}</ButtonLink> : null}
            </div>
          ) : null}
          <BecomingMentor id={id} name={name} invitation={invitation} may={may} />
        </Section>
      ) : null}
    </>
  );
}

/** Who has come to the end can accompany others: they are invited, and it is theirs to say yes. Whether they said no is theirs alone to know. */
function BecomingMentor({ id, name, invitation, may }: { id: string; name: string } & Pick<ShownClosing, 'invitation' | 'may'>) {
  const { t } = useTranslation();
  if (may.answerInvitation) {
    return (
      <Notice standing className="mt-6" title={t('mentoring.becoming.invited')} actions={<><MoveButton action={`/pairings/${id}/mentor-acceptance`}>{t('mentoring.becoming.accept')}</MoveButton><MoveButton look="quiet" action={`/pairings/${id}/mentor-refusal`}>{t('mentoring.becoming.decline')}</MoveButton></>}>
        {t('mentoring.becoming.invitedHint')}
      </Notice>
    );
  }
  if (may.invite) {
    return (
      <div className="mt-6 space-y-3 print:hidden">
        <p className="max-w-measure">{t('mentoring.becoming.inviteHint', { name })}</p>
        <MoveButton look="secondary" action={`/pairings/${id}/mentor-invitation`}>{t('mentoring.becoming.invite')}</MoveButton>
      </div>
    );
  }
  if (invitation === 'accepted' && may.certify) return <p className="mt-6"><TextLink to="/mentoring/mentor-profile">{t('mentoring.becoming.profile')}</TextLink></p>;
  return invitation && !may.certify ? <p className="mt-6 text-muted">{t(invitation === 'accepted' ? 'mentoring.becoming.accepted' : 'mentoring.becoming.waiting', { name })}</p> : null;
}

function ReflectionFacts({ reflection }: { reflection: ToldReflection }) {
  const { t } = useTranslation();
  return <Facts facts={REFLECTION_TEXTS.map((field) => ({ name: t(`mentoring.closing.${field}`), value: reflection[field] ? <p className="typed max-w-measure">{reflection[field]}</p> : t('mentoring.closing.unsaid') }))} />;
}
