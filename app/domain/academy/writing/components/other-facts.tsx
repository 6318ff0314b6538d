import { useTranslation } from '#app/i18n/page-words.tsx';
import type { Choice } from '#app/ui/forms/choice-fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { TaughtChoices } from './facts-form.tsx';

interface OtherFactsProps {
  fields: Readonly<Record<string, string | readonly string[]>>;
  own: Readonly<Record<string, unknown>>;
  choices: TaughtChoices;
  modules: readonly Choice[];
}

/** What somebody else kept meanwhile, where it is not what one has chosen. */
export function OtherFacts({ fields, own, choices: { components, competencies }, modules }: OtherFactsProps) {
  const { t } = useTranslation();
  const names = new Map([...components, ...components.flatMap(({ criteria }) => criteria), ...competencies, ...modules].map(({ value, label }) => [value, label]));
  const labels: Record<string, string> = { available: t('academy.authoring.facts.available'), licence: t('academy.module.licence'), audience: t('academy.library.audience'), components: t('academy.module.serves'), criteria: t('academy.module.criteria'), competencies: t('academy.module.competencies'), prerequisites: t('academy.module.before') };
  const tell = (field: string, value: string) => (field === 'audience' ? t(`academy.audiences.${value}`) : (names.get(value) ?? value));
  const different = Object.entries(fields).filter(([name, value]) => [value].flat().join() !== [own[name] ?? []].flat().join());
  return (
    <Notice kind="warn" className="mb-6" title={t('ui.saving.newer')}>
      <dl className="space-y-3">
        {different.map(([name, value]) => (
          <div key={name}>
            <dt className="font-semibold">{labels[name]}</dt>
            <dd>{[value].flat().map((one) => tell(name, one)).join(' · ') || t('ui.saving.nothing')}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
