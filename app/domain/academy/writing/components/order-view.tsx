import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Details } from '#app/ui/details.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { Changes } from './changes.tsx';
import type { readOrderPage, ShownInOrder } from '../curriculum-page.server.ts';
import { Titles } from '#app/domain/academy/library/components/titles.tsx';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';

type Order = Awaited<ReturnType<typeof readOrderPage>>;

/** The modules of a curriculum, each to be moved, replaced or taken out by a press; what could be added; what its origin changed. */
export function OrderView({ order, answer }: { order: Order; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const { slug, edit, modules, others, offers, textOffers, minutes } = order;
  const choices = others.map(({ id, title, network, isAdaptation }) => ({ value: id, label: [title, ...(network ? [network] : []), ...(isAdaptation ? [t('academy.curricula.ownAdaptation')] : [])].join(' · ') }));
  return (
    <>
      {offers.length + textOffers.length > 0 ? (
        <Section title={t('academy.adaptation.origin')}>
          <ul className="divide-y divide-line border-y border-line">
            {offers.map(({ module, kind, title, language, after }) => (
              <li key={module} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
                <span><span lang={language}>{title}</span> <Badge>{t(`academy.curricula.kinds.${kind}`)}</Badge>{kind === 'moved' ? <> {after ? <>{t('academy.curricula.nowAfter')} <Titles titles={[after]} /></> : t('academy.curricula.nowFirst')}</> : null}</span>
                <span className="flex flex-wrap gap-3">
                  <MoveButton action={`/curricula/${slug}/order/choices`} fields={{ module, kind, choice: 'take' }} about={title}>{t('academy.adaptation.take')}</MoveButton>
                  <MoveButton look="secondary" action={`/curricula/${slug}/order/choices`} fields={{ module, kind, choice: 'leave' }} about={title}>{t('academy.adaptation.leave')}</MoveButton>
                </span>
              </li>
            ))}
            {textOffers.map(({ text, said, isAdapted, changes }) => (
              <li key={text} className="py-2">
                <h3 className="font-semibold">{t(`academy.curricula.${text}`)}</h3>
                {isAdapted ? <p className="text-sm text-muted">{t('academy.curricula.adaptedText')}</p> : null}
                <div className="max-w-measure" lang={text.endsWith('Fr') ? 'fr' : 'en'}><Changes changes={changes} /></div>
                <div className="mt-2 flex flex-wrap gap-3">
                  <MoveButton action={`/curricula/${slug}/order/texts`} fields={{ text, said, edit: String(edit), choice: 'take' }} about={t(`academy.curricula.${text}`)}>{t(isAdapted ? 'academy.adaptation.takeOver' : 'academy.adaptation.take')}</MoveButton>
                  <MoveButton look="secondary" action={`/curricula/${slug}/order/texts`} fields={{ text, said, edit: String(edit), choice: 'leave' }} about={t(`academy.curricula.${text}`)}>{t('academy.adaptation.leave')}</MoveButton>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('academy.library.inOrder')} lead={<>{t('academy.library.modules', { count: modules.length })} · <Duration minutes={minutes} /></>}>
        {modules.length === 0 ? <Notice standing kind="info" title={t('academy.curricula.empty')} /> : null}
        <ol className="divide-y divide-line border-y border-line">{modules.map((module, i) => <li key={module.id} className="py-3"><InOrder slug={slug} module={module} place={i} count={modules.length} choices={choices} /></li>)}</ol>
      </Section>
      <Section title={t('academy.curricula.add')}>
        <ValidatedForm answer={answer} submit={t('academy.curricula.add')}>
          <SelectField name="module" label={t('academy.titles.module')} choices={choices} />
        </ValidatedForm>
      </Section>
      <div className="mt-10">
        <Confirm summary={t('academy.curricula.remove')} question={t('academy.curricula.removeQuestion')}>
          <MoveButton look="danger" action={`/curricula/${slug}/removal`}>{t('academy.curricula.remove')}</MoveButton>
        </Confirm>
      </div>
    </>
  );
}

interface InOrderProps {
  slug: string;
  module: ShownInOrder;
  place: number;
  count: number;
  choices: readonly { value: string; label: string }[];
}

function InOrder({ slug, module: { id, address, title, language, network, minutes, later, absent }, place, count, choices }: InOrderProps) {
  const { t } = useTranslation();
  const move = (to: 'up' | 'down') => (
    <MoveButton look="quiet" icon={to === 'up' ? 'arrow-up' : 'arrow-down'} action={`/curricula/${slug}/order/place`} fields={{ module: id, to }} about={title}>
      <span className="sr-only">{t(`academy.authoring.plan.${to}`)}</span>
    </MoveButton>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-48">{place + 1}. <TextLink to={`/modules/${address}`} lang={language}>{title}</TextLink>{network ? <span className="text-sm text-muted"> {network}</span> : null}</span>
        <Badge><Duration minutes={minutes} /></Badge>
        <span className="flex shrink-0 print:hidden">{place > 0 ? move('up') : null}{place < count - 1 ? move('down') : null}</span>
      </div>
      {later.length > 0 ? <p className="text-warn">{t('academy.curricula.later')} <Titles titles={later} /></p> : null}
      {absent.length > 0 ? <p className="text-muted">{t('academy.curricula.absent')} <Titles titles={absent} /></p> : null}
      <Details summary={<>{t('academy.curricula.replaceOrTake')} <span className="sr-only">{title}</span></>} className="print:hidden">
        <ValidatedForm action={`/curricula/${slug}/order/replacement`} submit={t('academy.curricula.replace')}>
          <HiddenField name="module" value={id} />
          <SelectField name="by" label={t('academy.curricula.by')} choices={choices} />
        </ValidatedForm>
        <div className="mt-4"><MoveButton look="secondary" action={`/curricula/${slug}/order/removal`} fields={{ module: id }} about={title}>{t('academy.curricula.takeOut')}</MoveButton></div>
      </Details>
    </>
  );
}
