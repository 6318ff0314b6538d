import { useTranslation } from '#app/i18n/page-words.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/link.tsx';
import type { readOrganisation } from '../organisations.server.ts';

type Organisation = Pick<Awaited<ReturnType<typeof readOrganisation>>, 'id' | 'kind' | 'may'>;

/** Where one goes on to from an organisation's page, by what one is in it and may do with it. */
export function OrganisationLinks({ organisation: { id, kind, may }, isInside }: { organisation: Organisation; isInside: boolean }) {
  const { t } = useTranslation();
  const isNetwork = kind === 'regional_network' || kind === 'global_network';
  const links = [
    ...(isInside && !isNetwork ? [{ to: 'assessments', name: t('network.organisation.assessments') }] : []),
    ...(kind === 'regional_network' && may.close ? [{ to: `/organisations?network=${id}`, name: t('network.organisation.members') }] : []),
    { to: 'people', name: t('network.organisation.people') },
    ...(may.invite ? [{ to: 'invitations', name: t('network.organisation.invitations') }] : []),
    ...(!isNetwork && (isInside || may.review) ? [{ to: 'led-by', name: t('network.organisation.ledBy') }] : []),
  ];
  const moves = [
    ...(may.move ? [{ to: 'network', name: t('network.organisation.move'), bad: false }] : []),
    ...(may.close ? [{ to: 'closure', name: t(isNetwork ? 'network.closure.closeNetwork' : 'network.closure.close'), bad: true }] : []),
  ];
  return (
    <>
      <Section title={t('network.organisation.more')}>
        <ul className="divide-y divide-line border-y border-line">
          {links.map(({ to, name }) => (
            <li key={to}>
              <TextLink to={to.startsWith('/') ? to : `/organisations/${id}/${to}`} alone icon="arrow-right" className="w-full">{name}</TextLink>
            </li>
          ))}
        </ul>
      </Section>
      {moves.length > 0 ? (
        <ul className="mt-8 flex flex-wrap gap-x-8 gap-y-1 print:hidden">
          {moves.map(({ to, name, bad }) => (
            <li key={to}>
              <TextLink to={`/organisations/${id}/${to}`} alone look={bad ? 'bad' : 'plain'}>{name}</TextLink>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
