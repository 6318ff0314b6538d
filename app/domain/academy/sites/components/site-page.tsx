import { useTranslation } from '#app/i18n/page-words.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { CheckAnswer, Standing } from '../standing.ts';

interface Demonstration {
  id: string;
  shown: string;
  learned: string;
  costs: string;
  access: string;
  safety: string | null;
  returnNote: string | null;
  hasAddress: boolean | null;
  host: { name: string } | null;
  capacity: number | null;
  reach: 'network' | 'everyone';
  standing: Standing | null;
  may: { edit: boolean; address: boolean; check: boolean; confirm: boolean; handBack: boolean };
}

interface SitePageProps {
  site: Demonstration;
  /** In words of the reader. */
  told: { country: string; languages: readonly string[]; weekdays: readonly string[]; parts: readonly { name: string; criteria: readonly string[] }[]; confirmedOn: string | null; check: { on: string; note: string | null; answers: readonly { name: string; answer: CheckAnswer }[] } | null };
}

/** What a site shows, and how one visits it. */
export function SiteFacts({ site, told }: SitePageProps) {
  const { t } = useTranslation();
  const text = (value: string) => (value ? <p className="typed">{value}</p> : t('academy.sites.unsaid'));
  return (
    <>
      <Section title={t('academy.sites.shown')}>
        <div className="max-w-measure space-y-4">{text(site.shown)}</div>
      </Section>
      <Section title={t('academy.sites.learned')}>
        <div className="max-w-measure space-y-4">{text(site.learned)}</div>
      </Section>
      <Section title={t('academy.sites.criteria')}>
        <div className="grid gap-6 md:grid-cols-2">
          {told.parts.map(({ name, criteria }) => (
            <div key={name}>
              <h3 className="mb-1 text-lg">{name}</h3>
              <ul className="list-disc ps-5">{criteria.map((one) => <li key={one}>{one}</li>)}</ul>
            </div>
          ))}
        </div>
      </Section>
      <Section title={t('academy.sites.visiting')}>
        <Facts
          facts={[
            { name: t('academy.sites.country'), value: told.country },
            ...(site.host ? [{ name: t('academy.sites.host'), value: site.host.name }] : []),
            { name: t('academy.sites.languages'), value: told.languages.join(', ') || t('academy.sites.unsaid') },
            { name: t('academy.sites.weekdays'), value: told.weekdays.join(', ') || t('academy.sites.unsaid') },
            { name: t('academy.sites.capacity'), value: site.capacity === null ? t('academy.sites.noBound') : t('academy.sites.upTo', { count: site.capacity }) },
            { name: t('academy.sites.costs'), value: text(site.costs) },
            { name: t('academy.sites.access'), value: text(site.access) },
            { name: t('academy.sites.address'), value: t('academy.sites.addressFor') },
            ...(site.safety === null ? [] : [{ name: t('academy.sites.safety'), value: text(site.safety) }]),
            ...(told.confirmedOn ? [{ name: t('academy.sites.confirmedOn'), value: told.confirmedOn }] : []),
          ]}
        />
      </Section>
    </>
  );
}

/** Where another look comes next. */
const TO_CHECK: ReadonlySet<string> = new Set(['draft', 'returned', 'due', 'lapsed']);

/** For its host and its network: where it stands, what comes next, and the last look at the criteria. */
export function SiteStanding({ site: { id, standing, returnNote, hasAddress, reach, may }, told: { check } }: SitePageProps) {
  const { t } = useTranslation();
  if (standing === null) return null;
  return (
    <Section
      title={t('academy.sites.standing')}
      lead={t(`academy.sites.standingHints.${standing}`)}
      actions={
        <>
          {may.confirm ? <MoveButton action={`/sites/${id}/confirmation`}>{t('academy.sites.confirm')}</MoveButton> : null}
          {may.handBack ? <ButtonLink look="secondary" to={`/sites/${id}/return`}>{t('academy.sites.handBack')}</ButtonLink> : null}
          {may.check ? <ButtonLink look={TO_CHECK.has(standing) ? 'primary' : 'secondary'} to={`/sites/${id}/check`}>{t('academy.sites.check')}</ButtonLink> : null}
        </>
      }
    >
      {may.address && hasAddress === false ? (
        <Notice kind="warn" standing className="mb-4" actions={<ButtonLink look="secondary" to={`/sites/${id}/address`}>{t('academy.sites.giveAddress')}</ButtonLink>}>
          {t('academy.sites.noAddress')}
        </Notice>
      ) : null}
      {returnNote ? (
        <Notice kind="warn" standing className="mb-4" title={t('academy.sites.returnedWith')}>
          <p className="typed">{returnNote}</p>
        </Notice>
      ) : null}
      <p className="mb-4 text-muted">{t('academy.sites.reach')} · {t(`academy.sites.reaches.${reach}`)}</p>
      {check ? (
        <>
          <h3 className="mb-2 text-lg">{t('academy.sites.lastCheck', { day: check.on })}</h3>
          <Facts facts={check.answers.map(({ name, answer }) => ({ name, value: t(`academy.sites.answers.${answer}`) }))} />
          {check.note ? <p className="typed mt-3 max-w-measure">{check.note}</p> : null}
        </>
      ) : null}
    </Section>
  );
}
