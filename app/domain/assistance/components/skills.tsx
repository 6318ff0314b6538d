import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';

/** Topics with levels, as a list in words. */
export function SkillList({ topics }: { topics: readonly { topic: string; level: number }[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1">
      {topics.map(({ topic, level }) => (
        <li key={topic}>
          {t(`assistance.topics.${topic}`)} <span className="text-muted">· {t(`assistance.providers.topicLevels.${level}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Languages with levels, their names told by the server. */
export function LanguageList({ languages }: { languages: readonly { name: string; level: number }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <>{format.list(languages.map(({ name, level }) => t('assistance.providers.languageWithLevel', { name, level: t(`assistance.providers.languageLevels.${level}`) })))}</>;
}
