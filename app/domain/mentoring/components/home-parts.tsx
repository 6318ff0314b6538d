import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';

/** Whether one's usual hours are known, and where one says them. */
function Hours({ hasHours }: { hasHours: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="mt-4 text-muted">
      {t(hasHours ? 'mentoring.home.hoursKept' : 'mentoring.home.hoursNone')} <Link className="link" to="/availability">{t(hasHours ? 'mentoring.home.hours' : 'mentoring.home.hoursLink')}</Link>
    </p>
  );
}

/** What one offers as a mentor. */
export function MentorPart({ hasProfile, open, places, taken, hasHours }: { hasProfile: boolean; open: boolean; places: number; taken: number; hasHours: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.home.asMentorTitle')}>
      {hasProfile ? <p>{open ? `${t('mentoring.home.mentorOpen', { count: Math.max(0, places - taken) })} · ${t('mentoring.home.mentorTaken', { count: taken })}` : t('mentoring.home.mentorClosed')}</p> : <p>{t('mentoring.home.mentorNone')}</p>}
      <Hours hasHours={hasHours} />
      <ButtonLink className="mt-4" look={hasProfile ? 'secondary' : 'primary'} to="/mentoring/mentor-profile">{t('mentoring.home.mentorProfile')}</ButtonLink>
    </Section>
  );
}

interface MenteePartProps {
  hasProfile: boolean;
  mayAsk: boolean;
  nominations: readonly { id: string; state: string; isOwn: boolean; organisation: string }[];
  hasHours: boolean;
}

/** What one looks for as a mentee, whether one is nominated, and whether one waits. */
export function MenteePart({ hasProfile, mayAsk, nominations, hasHours }: MenteePartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('mentoring.home.asMenteeTitle')}>
      <div className="flex flex-col gap-4">
        {nominations.map(({ id, state, isOwn, organisation }) =>
          state === 'nominated' ? (
            <Card key={id} title={t('mentoring.home.named', { organisation })}>
              <p className="max-w-measure">{t('mentoring.home.namedLead')}</p>
              <div className="mt-4 flex flex-wrap gap-3">
                {hasProfile ? <MoveButton action={`/nominations/${id}/confirmation`}>{t('mentoring.home.yes')}</MoveButton> : null}
                <MoveButton look="secondary" action={`/nominations/${id}/refusal`}>{t('mentoring.home.no')}</MoveButton>
              </div>
            </Card>
          ) : (
            <Notice key={id} standing actions={<MoveButton look="quiet" action={`/nominations/${id}/withdrawal`}>{t('mentoring.home.withdraw')}</MoveButton>}>
              {isOwn ? t('mentoring.home.waits') : t('mentoring.home.waitsNamed', { organisation })}
            </Notice>
          ),
        )}
        <p>{t(hasProfile ? 'mentoring.home.menteeKept' : 'mentoring.home.menteeNone')}</p>
      </div>
      <Hours hasHours={hasHours} />
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {mayAsk ? <MoveButton action="/mentoring/nomination">{t('mentoring.home.ask')}</MoveButton> : null}
        <ButtonLink look={hasProfile ? 'secondary' : 'primary'} to="/mentoring/mentee-profile">{t('mentoring.home.menteeProfile')}</ButtonLink>
      </div>
      {mayAsk ? <p className="mt-2 text-muted">{t('mentoring.home.askLead')}</p> : null}
    </Section>
  );
}
