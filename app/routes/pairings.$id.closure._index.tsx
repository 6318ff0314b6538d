import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readClosing } from '#app/domain/mentoring/closing.server.ts';
import { ClosingView } from '#app/domain/mentoring/components/closing-view.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, ...closing } = await readClosing(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.becoming', 'mentoring.closing', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts'] }, { head: headOf(standing), closing });
}

export default function ClosurePage() {
  const { t } = useTranslation();
  const { head, closing } = useLoaderData<typeof loader>();
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.closing.title')} lead={t('mentoring.closing.lead')} />
      <ClosingView id={head.id} other={head.other} closing={closing} />
    </>
  );
}
