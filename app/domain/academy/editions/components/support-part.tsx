import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';

interface ShownStep {
  kind: 'assistance' | 'mentoring' | 'visit';
  at: string;
  state: string | null;
  to: string | null;
  /** Whether nothing came of it, so that it can be asked for again. */
  isOver: boolean;
}

interface SupportPartProps {
  line: { id: string; support: string };
  number: number;
  step: ShownStep | undefined;
  /** Whether one may ask for what the line wants. */
  mayAsk: boolean;
}

/** What became of the support that a line wants, and the one step to it; where nothing came of it, both. */
export function SupportPart({ step, ...wanted }: SupportPartProps) {
  return (
    <>
      {step ? <Became step={step} /> : null}
      {step && !step.isOver ? null : <AskFor {...wanted} />}
    </>
  );
}

function Became({ step }: { step: ShownStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = t('academy.goingHome.support.asked', { date: format.date(step.at) });
  return (
    <p className="mt-3">
      {step.to ? <TextLink alone to={step.to}>{asked}</TextLink> : asked}
      {step.state ? ` · ${stateOf(t, step.kind, step.state)}` : null}
    </p>
  );
}

function AskFor({ line: { id, support }, number, mayAsk }: Omit<SupportPartProps, 'step'>) {
  const { t } = useTranslation();
  const about = String(number);
  if (!mayAsk || support === 'none') return null;
  return (
    <div className="mt-4 flex flex-wrap gap-3 print:hidden">
      {support === 'assistance' ? <MoveButton action={`/plan-lines/${id}/assistance`} about={about}>{t('academy.goingHome.support.assistance')}</MoveButton> : null}
      {support === 'mentoring' ? <ButtonLink to={`/plan-lines/${id}/mentoring`}>{t('academy.goingHome.support.mentoring')}<span className="sr-only"> {about}</span></ButtonLink> : null}
      {support === 'visit' ? <ButtonLink to={`/plan-lines/${id}/visit`}>{t('academy.goingHome.support.visit')}<span className="sr-only"> {about}</span></ButtonLink> : null}
    </div>
  );
}

function stateOf(t: ReturnType<typeof useTranslation>['t'], kind: ShownStep['kind'], state: string): string {
  if (kind === 'assistance') return t(`assistance.states.${state}`);
  return kind === 'visit' ? t(`academy.visits.states.${state}`) : t(`mentoring.nominations.states.${state}`);
}
