import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { tellZone } from '#app/domain/calendar/components/day-words.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Details } from '#app/ui/details.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { EditionMove } from '../edition-model.ts';
import type { ReadEdition } from '../edition-page.server.ts';
import { useDays } from './edition-days.ts';
import { useMoney } from './money-shown.ts';

/** The move that leads an edition on from each state, with the address of what it creates. */
const NEXT = { draft: ['call', 'call'], call_open: ['select', 'selection'], selecting: ['begin', 'beginning'], running: ['finish', 'finishing'], finished: ['close', 'closure'] } as const satisfies Partial<Record<string, readonly [EditionMove, string]>>;

/** What a coordinator can do next, and what that means. */
export function NextMove({ edition: { id, state, moves, coordinates, endsOn } }: { edition: Pick<ReadEdition, 'id' | 'state' | 'moves' | 'coordinates' | 'endsOn'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const next = NEXT[state as keyof typeof NEXT];
  if (coordinates && state === 'running' && !moves.includes('finish')) return <Section title={t('academy.editions.next.title')} lead={t('academy.editions.next.finishFrom', { day: format.date(endsOn) })}>{null}</Section>;
  if (!next || !moves.includes(next[0])) return null;
  return (
    <Section title={t('academy.editions.next.title')} lead={t(`academy.editions.next.${next[0]}Lead`)}>
      {/* What cannot be taken back, and reaches others, is asked once more. */}
      <Details variant="box" className="max-w-measure" summary={t(`academy.editions.next.${next[0]}`)}>
        <p className="mb-3">{t(`academy.editions.next.${next[0]}Question`)}</p>
        <MoveButton action={`/editions/${id}/${next[1]}`}>{t(`academy.editions.next.${next[0]}Now`)}</MoveButton>
      </Details>
    </Section>
  );
}

/** What was agreed on an edition. */
export function EditionFacts({ edition, languageNames }: { edition: ReadEdition; languageNames: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = useDays();
  const { curriculum, teams, placesPerTeam, programme, zone } = edition;
  return (
    <Facts
      facts={[
        { name: t('academy.editions.when'), value: days(edition) },
        { name: t('academy.editions.form.zone'), value: tellZone(zone) },
        { name: t('academy.editions.form.curriculum'), value: <TextLink to={`/curricula/${curriculum.slug}`}>{curriculum.title}</TextLink> },
        { name: t('academy.editions.form.languages'), value: format.list(languageNames) },
        { name: t('academy.editions.places'), value: t('academy.editions.room', { teams: t('academy.editions.teams', { count: teams }), delegates: t('academy.editions.delegates', { count: placesPerTeam }), all: format.number(teams * placesPerTeam) }) },
        ...(programme ? [{ name: t('academy.editions.form.programme'), value: programme }] : []),
      ]}
    />
  );
}

/** A part of the page with the way to change it, for coordinators. */
function Part({ title, lead, to, change, children }: { title: string; lead?: string; to: string | null; change: string; children: ReactNode }) {
  return (
    <Section title={title} lead={lead} actions={to ? <ButtonLink look="secondary" to={to}>{change}<span className="sr-only"> {title}</span></ButtonLink> : null}>
      {children}
    </Section>
  );
}

/** Where it is held; before the day it is told, when that will be. */
export function VenuePart({ edition: { id, venue, venueFrom, coordinates, mayChange } }: { edition: ReadEdition }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lead = coordinates ? (venueFrom ? t('academy.editions.venue.toldFrom', { date: format.date(venueFrom) }) : t('academy.editions.venue.toldToNobody')) : undefined;
  return (
    <Part title={t('academy.editions.venue.title')} lead={lead} to={mayChange ? `/editions/${id}/venue` : null} change={t('academy.editions.change')}>
      {venue ? <p className="typed">{venue}</p> : <p className="text-muted">{!coordinates && venueFrom ? t('academy.editions.venue.later', { date: format.date(venueFrom) }) : t('academy.editions.venue.none')}</p>}
    </Part>
  );
}

/** Who teaches, by pseudonym. */
export function FacultyPart({ edition: { id, faculty, mayChange } }: { edition: ReadEdition }) {
  const { t } = useTranslation();
  if (!faculty) return null;
  return (
    <Part title={t('academy.editions.faculty.title')} to={mayChange ? `/editions/${id}/faculty` : null} change={t('academy.editions.change')}>
      {faculty.length === 0 ? <p className="text-muted">{t('academy.editions.faculty.none')}</p> : <ul className="flex flex-wrap gap-x-6 gap-y-1">{faculty.map(({ id: trainer, pseudonym }) => <li key={trainer}>{pseudonym}</li>)}</ul>}
    </Part>
  );
}

/** Planned, spent and left, with the way to the lines. */
export function BudgetPart({ edition: { id, budget, currency } }: { edition: ReadEdition }) {
  const { t } = useTranslation();
  const money = useMoney(currency);
  if (!budget) return null;
  return (
    <Part title={t('academy.editions.budget.title')} to={`/editions/${id}/budget`} change={t('academy.editions.budget.open')}>
      <Facts
        facts={[
          { name: t('academy.editions.budget.planned'), value: money(budget.planned) },
          { name: t('academy.editions.budget.spent'), value: money(budget.spent) },
          { name: t('academy.editions.budget.left'), value: money(budget.left) },
        ]}
      />
    </Part>
  );
}

/** The way out of an edition that will not be. */
export function CancelPart({ edition: { id, moves } }: { edition: Pick<ReadEdition, 'id' | 'moves'> }) {
  const { t } = useTranslation();
  if (!moves.includes('cancel')) return null;
  return (
    <div className="mt-10">
      <Confirm summary={t('academy.editions.cancel')} question={t('academy.editions.cancelQuestion')}>
        <MoveButton look="danger" action={`/editions/${id}/cancellation`}>{t('academy.editions.cancelNow')}</MoveButton>
      </Confirm>
    </div>
  );
}
