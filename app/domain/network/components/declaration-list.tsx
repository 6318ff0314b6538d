import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, MoveButton } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import type { readDeclarations } from '../led-by.server.ts';

type Declaration = Awaited<ReturnType<typeof readDeclarations>>['declarations'][number];

export function DeclarationList({ declarations, mayReview }: { declarations: readonly Declaration[]; mayReview: boolean }) {
  const { t } = useTranslation();
  if (declarations.length === 0) return <Empty title={t('network.ledBy.none')} />;
  return (
    <ol className="space-y-4">
      {declarations.map((declaration) => (
        <li key={declaration.id}>
          <DeclarationCard declaration={declaration} mayReview={mayReview} />
        </li>
      ))}
    </ol>
  );
}

function DeclarationCard({ declaration, mayReview }: { declaration: Declaration; mayReview: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <h3>{format.date(declaration.declaredAt)}</h3>
        <Badge kind={declaration.state === 'confirmed' ? 'good' : declaration.state === 'declared' ? 'accent' : 'plain'}>{t(`network.ledBy.states.${declaration.state}`)}</Badge>
        <Badge kind={declaration.ledBy ? 'good' : 'warn'}>{t(declaration.ledBy ? 'network.ledBy.yes' : 'network.ledBy.no')}</Badge>
      </div>
      <ul className="mt-3 space-y-2">
        {(['decisionBody', 'spokespersons', 'staff'] as const).map((criterion) => (
          <li key={criterion}>
            <span aria-hidden="true">{declaration.met[criterion] ? '✓' : '–'}</span> {t(`network.ledBy.${criterion}.name`)}: {format.percent(declaration[`${criterion}Share`] / 100)} ({t(declaration.met[criterion] ? 'network.ledBy.met' : 'network.ledBy.notMet')})
            {declaration[`${criterion}Answer`] ? <p className="whitespace-pre-line text-muted">{declaration[`${criterion}Answer`]}</p> : null}
          </li>
        ))}
      </ul>
      {declaration.reviewAnswer ? <p className="mt-3 whitespace-pre-line border-s-4 border-line ps-3">{declaration.reviewAnswer}</p> : null}
      {mayReview && declaration.state === 'declared' ? (
        <div className="mt-4 flex flex-wrap items-start gap-3">
          <MoveButton action={`/led-by/${declaration.id}/confirmation`}>{t('network.ledBy.confirm')}</MoveButton>
          <details>
            <summary>{t('network.ledBy.giveBack')}</summary>
            <form method="post" action={`/led-by/${declaration.id}/return`} className="mt-2 space-y-2">
              <label className="block font-semibold">
                {t('network.ledBy.reviewAnswer')}
                <textarea name="answer" className="mt-1" maxLength={4000} />
              </label>
              <Button look="secondary">{t('network.ledBy.giveBack')}</Button>
            </form>
          </details>
        </div>
      ) : null}
    </Card>
  );
}
