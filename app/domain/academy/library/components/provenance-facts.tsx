import { useTranslation } from '#app/i18n/page-words.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import type { CurriculumProvenance, Provenance, TiedModule } from '../provenance.server.ts';

/** What a module was adapted from, with the version that was taken; and whether a later one stands now. */
export function OriginOf({ origin }: { origin: NonNullable<Provenance['origin']> }) {
  const { t } = useTranslation();
  const { version, newest } = origin;
  return (
    <>
      <Tied module={origin} isOpen={newest !== null} />, <TextLink to={`/modules/${origin.address}/history`}>{t('academy.module.version', { version })}</TextLink>
      {newest === null ? ` · ${t('academy.adaptation.originWithdrawn')}` : newest > version ? ` · ${t('academy.adaptation.newest', { version: newest })}` : ''}
    </>
  );
}

/** What was adapted from a module. */
export function AdaptationsOf({ adaptations }: { adaptations: Provenance['adaptations'] }) {
  return adaptations.map((one, i) => <span key={one.address}>{i > 0 ? ' · ' : ''}<Tied module={one} isOpen /></span>);
}

function Tied({ module: { address, title, language, network }, isOpen }: { module: TiedModule; isOpen: boolean }) {
  return (
    <>
      {isOpen ? <TextLink to={`/modules/${address}`} lang={language}>{title}</TextLink> : <span lang={language}>{title}</span>}
      {network ? ` (${network})` : ''}
    </>
  );
}

/** Whose a curriculum is, its licence, what it was adapted from and what was adapted from it. */
export function CurriculumTies({ tied: { network, licence, origin, adaptations } }: { tied: CurriculumProvenance }) {
  const { t } = useTranslation();
  const facts = [
    ...(network ? [{ name: t('academy.authoring.begin.network'), value: network }] : []),
    { name: t('academy.module.licence'), value: licence },
    ...(origin ? [{ name: t('academy.adaptation.from'), value: <TextLink to={`/curricula/${origin.slug}`}>{origin.title}</TextLink> }] : []),
    ...(adaptations.length > 0 ? [{ name: t('academy.adaptation.adaptations'), value: adaptations.map((one, i) => <span key={one.slug}>{i > 0 ? ' · ' : ''}<TextLink to={`/curricula/${one.slug}`}>{one.title}</TextLink>{one.network ? ` (${one.network})` : ''}</span>) }] : []),
  ];
  return <Facts facts={facts} />;
}
