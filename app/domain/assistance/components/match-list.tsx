import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Reason } from '../matching.ts';

export interface ShownMatch {
  id: string;
  pseudonym: string;
  reasons: readonly Reason[];
  ruledOut: readonly string[];
  /** How far they have been asked. */
  asked: string | null;
  /** Where they are at home, of another network alone: their profile is not read here. */
  elsewhere: { region: string | null } | null;
}

interface MatchListProps {
  engagementId: string;
  matches: readonly ShownMatch[];
  /** Names of languages by their tags, told by the server. */
  languageNames: Readonly<Record<string, string>>;
  mayInvite: boolean;
}

/** Providers in the order in which they fit, each with the reasons for the place. */
export function MatchList({ engagementId, matches, languageNames, mayInvite }: MatchListProps) {
  const { t } = useTranslation();
  return (
    <ol className="flex flex-col gap-4">
      {matches.map(({ id, pseudonym, reasons, asked, elsewhere }, position) => (
        <li key={id}>
          <Card title={t('assistance.providers.place', { place: position + 1, name: pseudonym })} status={asked ? <AskedBadge asked={asked} /> : null}>
            <Reasons reasons={reasons} languageNames={languageNames} />
            <div className="mt-4 flex flex-wrap items-center gap-4 print:hidden">
              {mayInvite && asked !== 'invited' && asked !== 'accepted' ? (
                <MoveButton look={position === 0 ? 'primary' : 'secondary'} action={`/engagements/${engagementId}/providers/${id}/invitation`} about={pseudonym}>
                  {t('assistance.providers.invite')}
                </MoveButton>
              ) : null}
              {elsewhere ? (
                <p className="text-muted">{t('assistance.providers.fromElsewhere', { region: elsewhere.region ? t(`network.regions.${elsewhere.region}`) : '–' })}</p>
              ) : (
                <a className="link inline-flex min-h-11 items-center" href={`/providers/${id}`}>
                  {t('assistance.providers.profileOf', { name: pseudonym })}
                </a>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** Those who cannot be asked, and why. */
export function RuledOutList({ matches }: { matches: readonly ShownMatch[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-3">
      {matches.map(({ id, pseudonym, ruledOut }) => (
        <li key={id} className="border-s-2 border-line ps-4">
          <p className="font-semibold">{pseudonym}</p>
          <ul className="text-muted">
            {ruledOut.map((rule) => (
              <li key={rule}>{t(`assistance.providers.ruledOut.${rule}`)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function AskedBadge({ asked }: { asked: string }) {
  const { t } = useTranslation();
  return <Badge kind={asked === 'accepted' ? 'good' : asked === 'invited' ? 'accent' : 'plain'}>{t(`assistance.providers.states.${asked}`)}</Badge>;
}

function Reasons({ reasons, languageNames }: { reasons: readonly Reason[]; languageNames: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const tell = (reason: Reason): string => {
    switch (reason.key) {
      case 'topic':
        return t('assistance.providers.reasons.topic', { topic: t(`assistance.topics.${reason.params.topic}`), level: t(`assistance.providers.topicLevels.${reason.params.level}`) });
      case 'topicMissing':
        return t('assistance.providers.reasons.topicMissing', { topic: t(`assistance.topics.${reason.params.topic}`) });
      case 'language':
        return t('assistance.providers.languageWithLevel', { name: languageNames[reason.params.language] ?? reason.params.language, level: t(`assistance.providers.languageLevels.${reason.params.level}`) });
      case 'load':
        return t('assistance.providers.reasons.load', { held: reason.params.held, count: reason.params.hours });
      default:
        return t(`assistance.providers.reasons.${reason.key}`);
    }
  };
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map((reason) => {
        const isLacking = reason.key === 'topicMissing';
        return (
          <li key={tell(reason)} className={isLacking ? 'flex items-start gap-2 text-muted' : 'flex items-start gap-2'}>
            <Icon name={isLacking ? 'minus' : reason.key === 'load' ? 'clock' : 'check'} className="mt-[0.25em] text-muted" />
            <span>{tell(reason)}</span>
          </li>
        );
      })}
    </ul>
  );
}
