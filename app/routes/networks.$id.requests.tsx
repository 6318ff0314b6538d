import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { COUNTED_TO, readBoard } from '#app/domain/assistance/board.server.ts';
import { Board } from '#app/domain/assistance/components/board.tsx';
import { BOARD_STATES, boardSchema } from '#app/domain/assistance/request-form.ts';
import { TOPICS } from '#app/domain/assistance/topics.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, boardSchema);
  const { network, ...board } = await readBoard(person, idParam(params.id), query);
  const states = BOARD_STATES.filter((state) => state !== 'open' && state !== 'all');
  const words = ['board', 'facts', 'states', 'urgencies', 'topics', 'forms', 'engagementStates'].map((section) => `assistance.${section}`);
  return page(context, { title: 'assistance.titles.board', words }, { network, board: { ...board, query, states, topics: TOPICS, countedTo: COUNTED_TO } });
}

export default function BoardPage() {
  const { t } = useTranslation();
  const { network, board } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.board.title')} lead={t('assistance.board.lead', { network: network.name })}>
        <ButtonLink look="secondary" to={`/networks/${network.id}/engagements`}>{t('assistance.board.engagements')}</ButtonLink>
        <ButtonLink look="secondary" to={`/organisations/${network.id}/requests`}>{t('assistance.board.own')}</ButtonLink>
      </PageHeader>
      <Board board={board} />
    </>
  );
}
