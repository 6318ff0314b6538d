import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pages } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Light } from '../lights.ts';

const KINDS: Readonly<Record<Light, BadgeKind>> = { act: 'bad', look: 'warn', good: 'good', unknown: 'plain' };

/** How a pairing goes, as a light: in words as well as in colour. */
export function LightBadge({ light }: { light: Light }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[light]}>{t(`mentoring.lights.${light}`)}</Badge>;
}

interface Watched {
  id: string;
  state: string;
  ending: string | null;
  /** Who wants another pairing, where one of the two ended this one for that. */
  wantedBy: string | null;
  isErased: boolean;
  mayInvite: boolean;
  isInvited: boolean;
  acceptedAt: string;
  activeAt: string | null;
  endedAt: string | null;
  isRaised: boolean;
  raisedAt: string | null;
  light: Light;
  reasons: readonly string[];
  meetings: { held: number; missed: number; lastAt: string | null; nextAt: string | null };
  /** Of what was given to the coordinators. */
  page: number;
  pages: number;
  told: readonly { id: string; kind: string; by: string | null; at: string; text: string }[];
}

/** What a coordinator sees of a pairing: never a text that is not for them. */
export function Oversight({ watched: { id, ending, wantedBy, isErased, mayInvite, isInvited, acceptedAt, activeAt, endedAt, isRaised, raisedAt, light, reasons, meetings, page, pages, told } }: { watched: Watched }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {isRaised && raisedAt ? (
        <Notice kind="warn" standing className="mb-8" title={t('mentoring.oversight.raised', { date: format.date(raisedAt) })} actions={<MoveButton action={`/pairings/${id}/oversight/seen`} fields={{ raisedAt }}>{t('mentoring.oversight.seen')}</MoveButton>}>
          {t('mentoring.oversight.raisedHint')}
        </Notice>
      ) : null}
      <Facts
        facts={[
          { name: t('mentoring.oversight.light'), value: <span className="inline-flex flex-wrap items-center gap-3"><LightBadge light={light} />{reasons.length > 0 ? format.list(reasons.map((reason) => t(`mentoring.lightReasons.${reason}`))) : null}</span> },
          { name: t('mentoring.oversight.accepted'), value: format.date(acceptedAt) },
          ...(activeAt ? [{ name: t('mentoring.oversight.begun'), value: format.date(activeAt) }] : []),
          ...(endedAt ? [{ name: t('mentoring.pairing.ended'), value: `${format.date(endedAt)} · ${wantedBy ? t('mentoring.oversight.rematchBy', { name: wantedBy }) : t(`mentoring.endings.${ending}`)}` }] : []),
          ...(isErased ? [{ name: t('mentoring.oversight.erased'), value: t('mentoring.oversight.erasedHint') }] : [{ name: t('mentoring.oversight.meetings'), value: t('mentoring.oversight.meetingsTold', { held: meetings.held, missed: meetings.missed }) }]),
          ...(meetings.lastAt ? [{ name: t('mentoring.oversight.last'), value: format.date(meetings.lastAt) }] : []),
          ...(meetings.nextAt ? [{ name: t('mentoring.oversight.nextOne'), value: format.date(meetings.nextAt) }] : []),
        ]}
      />
      {mayInvite || isInvited ? (
        <Section title={t('mentoring.becoming.title')} lead={t(mayInvite ? 'mentoring.becoming.coordinatorHint' : 'mentoring.becoming.invitedAlready')}>
          {mayInvite ? <MoveButton look="secondary" action={`/pairings/${id}/mentor-invitation`}>{t('mentoring.becoming.invite')}</MoveButton> : null}
        </Section>
      ) : null}
      <Section title={t('mentoring.oversight.told')} lead={t('mentoring.oversight.toldLead')}>
        {told.length === 0 ? <p className="text-muted">{t('mentoring.oversight.nothingTold')}</p> : null}
        <ul className="flex flex-col gap-4">
          {told.map((one) => (
            <li key={one.id} className="card">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <p className="text-sm text-muted">{one.by ? `${one.by} · ` : ''}{format.date(one.at)}</p>
                <Badge>{t(`mentoring.oversight.kinds.${one.kind}`)}</Badge>
              </div>
              <p className="typed mt-2 max-w-measure">{one.text}</p>
            </li>
          ))}
        </ul>
        <Pages page={page} pages={pages} linkTo={(one) => (one === 1 ? `/pairings/${id}/oversight` : `/pairings/${id}/oversight?page=${one}`)} />
      </Section>
    </>
  );
}
