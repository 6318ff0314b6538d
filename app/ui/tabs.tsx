import { NavLink } from '@remix-run/react';

interface Tab {
  to: string;
  label: string;
  count?: number;
  /** Pages below its own belong to it as well. */
  holds?: boolean;
}

export function lookOfTab(isActive: boolean): string {
  return `flex min-h-11 items-center gap-2 rounded-t-md border-b-[3px] px-3 pt-[3px] leading-tight no-underline ${isActive ? 'border-accent font-semibold text-ink' : 'border-transparent text-accent hover:border-line-strong'}`;
}

/** Pages that belong together, as links: each has its own address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-8 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink
              to={item.to}
              end={!item.holds}
              className={({ isActive }) => lookOfTab(isActive)}
            >
              {item.label}
              {item.count !== undefined && <span className="rounded-full bg-sunken px-2 text-sm font-normal text-muted">{item.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
