import type { ReactNode } from 'react';

/** Names and what they stand for, side by side where there is room. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode; action?: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {facts.map(({ name, value, action }) => (
        <div key={name} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(9rem,30%)_1fr_auto]">
          <dt className="font-semibold">{name}</dt>
          <dd className="min-w-0">{value}</dd>
          {action && <dd className="sm:text-end print:hidden">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
