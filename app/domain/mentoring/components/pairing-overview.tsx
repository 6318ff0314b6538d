import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Link, TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { PATHS_OF_STEPS, type NextStep } from '../next-steps.ts';

/** What comes next for whoever reads, each with the way there. */
export function PairingNext({ id, steps }: { id: string; steps: readonly NextStep[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.pairing.next')}>
      {steps.length === 0 ? <p className="text-muted">{t('mentoring.pairing.nothingNext')}</p> : null}
      <ul className="flex flex-col gap-3">
        {steps.map((step) => (
          <li key={step} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <span className="max-w-measure">{t(`mentoring.next.${step}`)}</span>
            {step === 'resume' ? (
              <MoveButton action={`/pairings/${id}/resumption`}>{t('mentoring.pairing.resume')}</MoveButton>
            ) : (
              <Link className="link inline-flex min-h-11 items-center font-semibold" to={`/pairings/${id}${PATHS_OF_STEPS[step]}`}>{t(`mentoring.nextLinks.${step}`)}</Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** That whoever reads wants no contact any more, and the way to take that back. */
export function NoContact({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Notice standing className="mb-8" title={t('mentoring.pairing.noContact')} actions={<MoveButton look="secondary" action={`/pairings/${id}/contact`} fields={{ contact: 'allowed' }}>{t('mentoring.pairing.allowContact')}</MoveButton>}>
      {t('mentoring.pairing.noContactHint')}
    </Notice>
  );
}

/** The way to want no contact any more once it has ended, for whoever did not say so before. */
export function RefuseContact({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.pairing.refuseContact')} lead={t('mentoring.pairing.refuseContactHint')}>
      <Confirm summary={t('mentoring.pairing.refuseContact')} question={t('mentoring.pairing.refuseContactQuestion')}>
        <MoveButton look="danger" action={`/pairings/${id}/contact`} fields={{ contact: 'none' }}>{t('mentoring.pairing.refuseContactNow')}</MoveButton>
      </Confirm>
    </Section>
  );
}

interface PairingNumbersProps {
  part: string;
  since: string;
  endedAt: string | null;
  rhythmWeeks: number | null;
  upcoming: { id: string; told: string } | null;
  held: number;
  goals: { open: number; reached: number };
}

export function PairingNumbers({ part, since, endedAt, rhythmWeeks, upcoming, held, goals }: PairingNumbersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('mentoring.pairing.soFar')}>
      <Facts
        facts={[
          { name: t('mentoring.pairing.since'), value: format.date(since) },
          ...(endedAt ? [{ name: t('mentoring.pairing.ended'), value: format.date(endedAt) }] : []),
          ...(rhythmWeeks ? [{ name: t('mentoring.agreement.rhythmWeeks'), value: t('mentoring.agreement.everyWeeks', { count: rhythmWeeks }) }] : []),
          ...(upcoming ? [{ name: t('mentoring.pairing.upcoming'), value: <TextLink to={`/meetings/${upcoming.id}`}>{upcoming.told}</TextLink> }] : []),
          { name: t('mentoring.pairing.held'), value: format.number(held) },
          { name: t('mentoring.pairing.goals'), value: t('mentoring.pairing.goalsTold', { open: goals.open, reached: goals.reached }) },
        ]}
      />
      {part === 'mentee' ? <OwnWay /> : null}
    </Section>
  );
}

/** Where a mentee sees how far they have come, and what is open to them. */
export function OwnWay() {
  const { t } = useTranslation();
  return (
    <div className="mt-6 flex flex-wrap gap-3 print:hidden">
      <ButtonLink look="secondary" to="/growth">{t('mentoring.growth.title')}</ButtonLink>
      <ButtonLink look="secondary" to="/opportunities">{t('mentoring.opportunities.title')}</ButtonLink>
    </div>
  );
}

interface PairingMovesProps {
  id: string;
  part: string;
  may: { pause: boolean; resume: boolean; close: boolean; end: boolean };
}

/** What either can do at any time; ending is a step away, and asks for no reason. */
export function PairingMoves({ id, part, may }: PairingMovesProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.pairing.moves')} lead={t('mentoring.pairing.movesHint')}>
      <div className="flex flex-wrap items-start gap-3 print:hidden">
        {part === 'mentor' && may.close ? <ButtonLink look="secondary" to={`/pairings/${id}/opportunities`}>{t('mentoring.opportunities.offerOne')}</ButtonLink> : null}
        {may.close ? <ButtonLink look="secondary" to={`/sites?source=pairing:${id}`}>{t('mentoring.pairing.visit')}</ButtonLink> : null}
        {may.pause ? <MoveButton look="secondary" action={`/pairings/${id}/pause`}>{t('mentoring.pairing.pause')}</MoveButton> : null}
        {may.close ? <MoveButton look="secondary" action={`/pairings/${id}/closing`} fields={{ move: 'begin' }}>{t('mentoring.closing.begin')}</MoveButton> : null}
        <ButtonLink look="secondary" to={`/pairings/${id}/message`}>{t('mentoring.pairing.tell')}</ButtonLink>
      </div>
      <div className="mt-3 flex flex-wrap items-start gap-3 print:hidden">
        {may.end ? <ButtonLink look="quiet" to={`/pairings/${id}/ending`}>{t('mentoring.pairing.end')}</ButtonLink> : null}
        <ButtonLink look="quiet" to={`/pairings/${id}/erasure`}>{t(part === 'mentee' ? 'mentoring.ownData.eraseOne' : 'mentoring.ownData.eraseOwn')}</ButtonLink>
      </div>
    </Section>
  );
}
