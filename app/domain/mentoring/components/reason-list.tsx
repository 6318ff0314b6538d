import { useTranslation } from '#app/i18n/page-words.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Reason } from '../matching.ts';
import { tellReason, type Names } from '../told-reasons.ts';

/** Why two people would go well together, in words. */
export function ReasonList({ reasons, names }: { reasons: readonly Reason[]; names: Names }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map((reason) => tellReason(t, names, reason)).map((words) => (
        <li key={words} className="flex items-start gap-2">
          <Icon name="check" className="mt-[0.25em] text-muted" />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
