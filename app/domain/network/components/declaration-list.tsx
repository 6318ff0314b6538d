import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Button, MoveButton } from '#app/ui/button.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { readDeclarations } from '../led-by.server.ts';
import type { DeclarationsQuery } from '../lists.ts';
import { DECLARATION_STATES } from '../states.ts';

type List = Awaited<ReturnType<typeof readDeclarations>>;
type Declaration = List['declarations'][number];

/** What was declared, each in full. A history of a few is short enough to be looked through. */
export function DeclarationList({ list: { query, count, pages, declarations, may } }: { list: List & { query: DeclarationsQuery } }) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('network.ledBy.history')}
      query={query}
      count={count}
      pages={pages}
      rows={declarations}
      keyOf={({ id }) => id}
      search={t('network.ledBy.search')}
      empty={<Empty title={t('network.ledBy.none')} level={3}>{may.declare ? null : t('network.ledBy.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('network.ledBy.state'), choices: DECLARATION_STATES.map((state) => ({ value: state, label: t(`network.ledBy.states.${state}`) })) }]}
      columns={[{ name: t('network.ledBy.declaredAt'), sort: 'declaredAt', sortKind: 'date', cell: () => null }]}
      draw={(declaration) => <DeclarationCard declaration={declaration} mayReview={may.review} />}
    />
  );
}

function DeclarationCard({ declaration, mayReview }: { declaration: Declaration; mayReview: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { declaredBy, reviewedBy } = declaration;
  return (
    <Card title={format.date(declaration.declaredAt)} status={<Badge kind={declaration.state === 'confirmed' ? 'good' : declaration.state === 'declared' ? 'accent' : 'plain'}>{t(`network.ledBy.states.${declaration.state}`)}</Badge>}>
      <p className="mb-3">
        <strong>{t(declaration.ledBy ? 'network.ledBy.yes' : 'network.ledBy.no')}</strong>
        <span className="block text-sm text-muted">{[declaredBy && t('network.ledBy.declaredBy', { pseudonym: declaredBy }), reviewedBy && t('network.ledBy.reviewedBy', { pseudonym: reviewedBy })].filter(Boolean).join(' · ')}</span>
      </p>
      <Facts
        facts={(['decisionBody', 'spokespersons', 'staff'] as const).map((criterion) => ({
          name: t(`network.ledBy.${criterion}.name`),
          value: (
            <>
              <span className="inline-flex items-center gap-2">
                <Icon name={declaration.met[criterion] ? 'check' : 'minus'} className={declaration.met[criterion] ? 'text-good' : 'text-muted'} />
                {format.percent(declaration[`${criterion}Share`] / 100)} ({t(declaration.met[criterion] ? 'network.ledBy.met' : 'network.ledBy.notMet')})
              </span>
              {declaration[`${criterion}Answer`] ? <p className="mt-1 whitespace-pre-line text-muted">{declaration[`${criterion}Answer`]}</p> : null}
            </>
          ),
        }))}
      />
      {declaration.reviewAnswer ? <p className="mt-3 whitespace-pre-line border-s-4 border-line ps-3">{declaration.reviewAnswer}</p> : null}
      {mayReview && declaration.state === 'declared' ? (
        <div className="mt-4 flex flex-wrap items-start gap-3">
          <MoveButton action={`/led-by/${declaration.id}/confirmation`}>{t('network.ledBy.confirm')}</MoveButton>
          <details>
            <summary>{t('network.ledBy.giveBack')}</summary>
            <PostForm action={`/led-by/${declaration.id}/return`} className="mt-2 space-y-2">
              <label className="block font-semibold">
                {t('network.ledBy.reviewAnswer')}
                <textarea name="answer" className="mt-1" />
              </label>
              <Button look="secondary">{t('network.ledBy.giveBack')}</Button>
            </PostForm>
          </details>
        </div>
      ) : null}
    </Card>
  );
}
