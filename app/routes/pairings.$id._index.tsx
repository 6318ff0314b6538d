import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { NoContact, PairingMoves, PairingNext, PairingNumbers, RefuseContact } from '#app/domain/mentoring/components/pairing-overview.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { readOverview } from '#app/domain/mentoring/overview.server.ts';
import { zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, upcoming, ...overview } = await readOverview(person, idParam(params.id));
  const [locale, zone] = [await localeOf(context), zoneOf(standing, person)];
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.agreement', 'mentoring.closing', 'mentoring.growth', 'mentoring.next', 'mentoring.nextLinks', 'mentoring.opportunities', 'mentoring.ownData', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts'] }, { head: headOf(standing), ...overview, upcoming: upcoming && { id: upcoming.id, told: wholeTime(tellTime(locale, upcoming, zone)) } });
}

export default function PairingPage() {
  const { t } = useTranslation();
  const { head, steps, since, endedAt, rhythmWeeks, upcoming, held, goals, noContact, mayAskAnew, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.pairing.title')} lead={head.isErased ? undefined : t('mentoring.pairing.lead')} />
      {head.isErased ? <Notice standing className="mb-8" title={t('mentoring.pairing.erased')}>{t('mentoring.pairing.erasedHint')}</Notice> : head.state === 'closed' ? <Notice standing className="mb-8">{t('mentoring.pairing.over')}</Notice> : <PairingNext id={head.id} steps={steps} />}
      {mayAskAnew ? <p className="mb-8"><TextLink alone to="/mentoring">{t('mentoring.pairing.askAnew')}</TextLink></p> : null}
      {noContact ? <NoContact id={head.id} /> : null}
      {head.isErased ? null : (
        <>
          <PairingNumbers part={head.part} since={since} endedAt={endedAt} rhythmWeeks={rhythmWeeks} upcoming={upcoming} held={held} goals={goals} />
          <PairingMoves id={head.id} part={head.part} may={may} />
        </>
      )}
      {may.refuseContact ? <RefuseContact id={head.id} /> : null}
    </>
  );
}
