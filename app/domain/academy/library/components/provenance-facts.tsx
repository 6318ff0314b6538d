import { useTranslation } from '#app/i18n/page-words.tsx';
import { TextLink } from '#app/ui/link.tsx';
import type { Provenance, TiedModule } from '../provenance.server.ts';

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
