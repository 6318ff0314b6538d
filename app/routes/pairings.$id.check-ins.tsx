import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { checkInSchema } from '#app/domain/mentoring/check-in-form.ts';
import { checkIn, listCheckIns } from '#app/domain/mentoring/check-ins.server.ts';
import { CheckInForm, EarlierCheckIns, LevelsAnew } from '#app/domain/mentoring/components/check-in-parts.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { Unwatched } from '#app/domain/mentoring/components/unwatched.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { hasWatchers } from '#app/domain/mentoring/watchers.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, checkIns, current, thisMonth, may } = await listCheckIns(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.checkIns', words: ['mentoring.checkIns', 'mentoring.parts', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.unwatched'] }, { head: headOf(standing), isWatched: await hasWatchers(standing.pairing), current, thisMonth, may, earlier: checkIns.filter(({ month }) => month !== thisMonth) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, checkInSchema);
  if (!form.ok) return form.refusal;
  await checkIn(person, id, form.value);
  return goTo(context, `/pairings/${id}/check-ins`, 'mentoring.notices.checkedIn');
}

export default function CheckInsPage() {
  const { t } = useTranslation();
  const { head, isWatched, current, thisMonth, may, earlier } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.checkIns.title')} lead={t('mentoring.checkIns.lead')} />
      {may.rate && current ? <LevelsAnew id={head.id} part={head.part} isNext /> : null}
      {may.answer && !isWatched ? <Unwatched /> : null}
      {may.answer ? <CheckInForm month={thisMonth} current={current} answer={answer} /> : null}
      {may.rate && !current ? <LevelsAnew id={head.id} part={head.part} /> : null}
      {earlier.length > 0 ? (
        <Section title={t('mentoring.checkIns.earlier')}>
          <EarlierCheckIns checkIns={earlier} />
        </Section>
      ) : null}
    </>
  );
}
