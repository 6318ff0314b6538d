import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { EditionState } from '#app/platform/generated/enums.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/section.tsx';
import type { EditionParts } from '../edition-parts.server.ts';
import type { Balance } from '../edition-balance.ts';
import { TeamBadge, type ShownTeamState } from './team-badges.tsx';

/** What somebody has to do with an edition: their own place, the teams of those whom they lead, all teams for who selects. */
export function PartsOfEdition({ id, parts: { mayNominate, organisations, own, counts }, state }: { id: string; parts: EditionParts; state: EditionState }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {own ? (
        <Section title={t('academy.editions.own.title')} lead={t(own.state === 'nominated' ? 'academy.editions.own.asked' : own.team.state === 'selected' ? 'academy.editions.own.going' : 'academy.editions.own.saidYes')}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink look={own.state === 'nominated' ? 'primary' : 'secondary'} to={`/delegates/${own.id}`}>{t(own.state === 'nominated' ? 'academy.editions.own.answer' : 'academy.editions.own.look')}</ButtonLink>
            <ButtonLink look="secondary" to={`/teams/${own.team.id}`}>{t('academy.editions.own.team')}</ButtonLink>
          </div>
        </Section>
      ) : null}
      {organisations.length > 0 ? (
        <Section title={t('academy.editions.team.answering')} lead={t(mayNominate ? 'academy.editions.team.answeringLead' : 'academy.editions.team.callOver')}>
          <ul className="grid gap-4 sm:grid-cols-2">
            {organisations.map(({ id: organisation, name, team }) => (
              <li key={organisation}>
                <Card title={name} status={team ? <TeamBadge state={team.state} /> : null} footer={null}>
                  <div className="flex flex-wrap gap-3">
                    {team ? <ButtonLink look="secondary" to={`/teams/${team.id}`}>{t('academy.editions.team.look')}<span className="sr-only"> {name}</span></ButtonLink> : null}
                    {mayNominate ? <ButtonLink look={team ? 'secondary' : 'primary'} to={`/editions/${id}/teams/${organisation}`}>{t(team && team.state !== 'withdrawn' ? 'academy.editions.team.change' : 'academy.editions.team.name')}<span className="sr-only"> {name}</span></ButtonLink> : null}
                  </div>
                </Card>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {own || organisations.length > 0 ? (state === 'call_open' || state === 'selecting' ? <CriteriaPart /> : null) : null}
      {counts ? (
        <Section title={t('academy.editions.selection.title')} actions={<ButtonLink look="secondary" to={`/editions/${id}/selection`}>{t(state === 'selecting' ? 'academy.editions.selection.open' : 'academy.editions.selection.look')}</ButtonLink>}>
          <p className="text-muted">{Object.keys(counts).length === 0 ? t('academy.editions.selection.none') : (['nominated', 'selected', 'waiting', 'not_selected'] as const).filter((state) => counts[state]).map((state) => t('academy.editions.balance.of', { name: t(`academy.editions.team.states.${state}`), number: format.number(counts[state] ?? 0) })).join(', ')}</p>
        </Section>
      ) : null}
    </>
  );
}

/** By what teams are selected, for those who are: the same that whoever selects has before them (`edition-balance.ts`). */
export function CriteriaPart() {
  const { t } = useTranslation();
  return (
    <Section title={t('academy.editions.team.criteria')} lead={t('academy.editions.team.criteriaLead')}>
      <p className="max-w-measure">{t('academy.editions.team.criteriaNote')}</p>
    </Section>
  );
}

export interface Named {
  countries: Readonly<Record<string, string>>;
  languages: Readonly<Record<string, string>>;
}

/** What teams bring, by each criterion. Only who said yes counts. */
export function BalanceFacts({ balance, names, withCountries }: { balance: Balance; names: Named; withCountries: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const many = (words: readonly string[]) => (words.length === 0 ? '–' : words.join(', '));
  return (
    <Facts
      facts={[
        ...(withCountries
          ? [
              { name: t('academy.editions.balance.countries'), value: many(balance.countries.map(({ country, teams }) => t('academy.editions.balance.of', { name: names.countries[country] ?? '?', number: format.number(teams) }))) },
              { name: t('academy.editions.balance.delegates'), value: format.number(balance.delegates) },
            ]
          : []),
        { name: t('academy.editions.balance.gender'), value: many([...balance.genders.map(({ gender, delegates }) => t('academy.editions.balance.of', { name: gender, number: format.number(delegates) })), ...(balance.genderNotGiven > 0 ? [t('academy.editions.balance.of', { name: t('academy.editions.balance.notGiven'), number: format.number(balance.genderNotGiven) })] : [])]) },
        { name: t('academy.editions.balance.languages'), value: many([...balance.languages.map(({ language, delegates }) => t('academy.editions.balance.of', { name: names.languages[language] ?? language, number: format.number(delegates) })), ...(balance.withoutLanguage > 0 ? [t('academy.editions.balance.of', { name: t('academy.editions.balance.noneOfThem'), number: format.number(balance.withoutLanguage) })] : [])]) },
        { name: t('academy.editions.balance.firstTime'), value: t('academy.editions.balance.ofAll', { number: format.number(balance.firstTime), all: format.number(balance.delegates) }) },
      ]}
    />
  );
}

interface SelectedTeam {
  id: string;
  state: ShownTeamState;
  organisation: string;
  country: string | null;
  named: number;
  confirmed: number;
  balance: Balance;
  may: readonly ('select' | 'wait' | 'pass')[];
}

const ADDRESSES = { select: 'selection', wait: 'waiting', pass: 'passing' } as const;

/** The teams, each with what it brings and what can be decided of it. */
export function TeamsToSelect({ teams, version, names }: { teams: readonly SelectedTeam[]; version: number; names: Named }) {
  const { t } = useTranslation();
  return (
    <ol className="grid gap-4 lg:grid-cols-2">
      {teams.map(({ id, state, organisation, country, named, confirmed, balance, may }) => (
        <li key={id}>
          <Card title={organisation} status={<TeamBadge state={state} />} className="h-full">
            <p className="mb-3 text-muted">{country ? `${names.countries[country] ?? country} · ` : ''}{t('academy.editions.selection.confirmed', { count: named, confirmed })}</p>
            <BalanceFacts balance={balance} names={names} withCountries={false} />
            <div className="mt-4 flex flex-wrap gap-3 print:hidden">
              {may.map((move) => (
                <MoveButton key={move} look={move === 'select' ? 'primary' : 'quiet'} action={`/teams/${id}/${ADDRESSES[move]}`} fields={{ version: String(version) }} about={organisation}>{t(`academy.editions.selection.${move}`)}</MoveButton>
              ))}
              <ButtonLink look="quiet" to={`/teams/${id}`}>{t('academy.editions.team.look')}<span className="sr-only"> {organisation}</span></ButtonLink>
            </div>
          </Card>
        </li>
      ))}
    </ol>
  );
}
