import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ModuleGain } from '../knowledge-gains.server.ts';

/** The check begins here: how much is asked of each module. */
export function OpenCheckForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={{ perModule: 'each' }} submit={t('academy.running.check.open')}>
      <RadioField name="perModule" variant="inline" label={t('academy.running.check.perModule')} choices={['each', '2', '3'].map((value) => ({ value, label: value === 'each' ? t('academy.running.check.each') : value }))} />
    </ValidatedForm>
  );
}

/** The way to the second round, asked once more: it ends the first for everyone. */
export function SecondRound({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Details variant="box" className="mb-8 max-w-measure" summary={t('academy.running.check.second')}>
      <p className="mb-3">{t('academy.running.check.secondQuestion')}</p>
      <MoveButton action={`/editions/${id}/check/second`}>{t('academy.running.check.secondNow')}</MoveButton>
    </Details>
  );
}

interface CheckPartRow {
  position: number;
  title: string;
  language: string;
  questions: number;
  before: boolean;
  after: boolean;
}

/** The parts of the check for who answers it, each with how far they are. */
export function CheckParts({ id, parts, round }: { id: string; parts: readonly CheckPartRow[]; round: 'before' | 'after' | null }) {
  const { t } = useTranslation();
  return (
    <ol className="max-w-measure divide-y divide-line border-y border-line">
      {parts.map(({ position, title, language, before, after }) => {
        const isOpen = round !== null && !(round === 'before' ? before : after);
        return (
          <li key={position} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1">
            <TextLink alone to={`/editions/${id}/check/${position}`} lang={language}>{title}</TextLink>
            <Badge kind={isOpen ? 'accent' : before || after ? 'good' : 'plain'}>{t(isOpen ? 'academy.running.check.toAnswer' : before || after ? 'academy.running.check.answered' : 'academy.running.check.notAnswered')}</Badge>
          </li>
        );
      })}
    </ol>
  );
}

interface ShownQuestion {
  id: string;
  question: string;
  answers: readonly { letter: string; text: string }[];
  told: { right: string; explanation: string; before: string | null; after: string | null } | null;
}

/** The questions of a part, to be answered. */
export function QuestionsForm({ questions, answer, language }: { questions: readonly ShownQuestion[]; answer: FormAnswer | undefined; language: string }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} submit={t('academy.running.check.give')}>
      {questions.map(({ id, question, answers }) => (
        <div key={id} lang={language}>
          <RadioField name={`answer.${id}`} label={question} choices={[...answers.map(({ letter, text }) => ({ value: letter, label: text })), { value: 'none', label: t('academy.running.check.none') }]} />
        </div>
      ))}
    </ValidatedForm>
  );
}

/** What one answered both times, what is right and why. */
export function AnsweredQuestions({ questions, language }: { questions: readonly ShownQuestion[]; language: string }) {
  const { t } = useTranslation();
  return questions.map(({ id, question, answers, told }) => {
    if (!told) return null;
    const textOf = (letter: string | null) => answers.find((one) => one.letter === letter)?.text ?? t(letter === null ? 'academy.running.check.notAnswered' : 'academy.running.check.none');
    return (
      <Section key={id} title={<span lang={language} className="text-lg">{question}</span>}>
        <dl className="flex max-w-measure flex-col gap-2">
          {(['before', 'after'] as const).map((round) => (
            <div key={round}>
              <dt className="font-semibold">{t(`academy.running.check.${round}`)}</dt>
              <dd className="flex flex-wrap items-center gap-2"><span lang={language}>{textOf(told[round])}</span>{told[round] === null ? null : <Badge kind={told[round] === told.right ? 'good' : 'warn'}>{t(told[round] === told.right ? 'academy.running.check.isRight' : 'academy.running.check.isNotRight')}</Badge>}</dd>
            </div>
          ))}
          <div>
            <dt className="font-semibold">{t('academy.running.check.right')}</dt>
            <dd lang={language}>{textOf(told.right)}</dd>
          </div>
        </dl>
        <div className="prose written mt-3" lang={language} dangerouslySetInnerHTML={{ __html: told.explanation }} />
      </Section>
    );
  });
}

/** What all of them knew before and after, module by module; nothing of fewer than five people. */
export function GainsTable({ gains }: { gains: readonly ModuleGain[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = gains.flatMap((one) => (one.gain ? [{ ...one, gain: one.gain }] : []));
  const rows = told.flatMap(({ position, title, language, objectives, gain }) => [
    { key: `${position}`, name: title, language, isPart: false, gain, people: format.number(gain.people) },
    ...objectives.map((name, i) => ({ key: `${position} ${i + 1}`, name, language, isPart: true, people: '', gain: gain.objectives.find(({ objective }) => objective === i + 1) ?? null })),
  ]);
  if (rows.length === 0) return <p className="text-muted">{t('academy.running.check.fewGains')}</p>;
  const points = (gain: number) => t('academy.running.check.points', { number: `${gain < 0 ? '−' : '+'}${format.number(Math.abs(Math.round(gain * 100)))}` });
  return (
    <>
      <Table
        caption={t('academy.running.check.gains')}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { name: t('academy.running.check.module'), cell: ({ name, language, isPart }) => <span lang={language} className={isPart ? 'font-normal' : undefined}>{name}</span> },
          { name: t('academy.running.check.people'), cell: ({ people }) => people, align: 'end' },
          { name: t('academy.running.check.before'), cell: ({ gain }) => (gain ? format.percent(gain.before) : t('academy.running.check.notAsked')), align: 'end' },
          { name: t('academy.running.check.after'), cell: ({ gain }) => (gain ? format.percent(gain.after) : ''), align: 'end' },
          { name: t('academy.running.check.gain'), cell: ({ gain }) => (gain ? points(gain.gain) : ''), align: 'end' },
        ]}
      />
      {told.length < gains.length ? <p className="mt-4 text-muted">{t('academy.running.check.othersFew', { count: gains.length - told.length })}</p> : null}
    </>
  );
}
