import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from './classes.ts';
import { PostForm } from './forms/page-of-field.tsx';
import { useSending } from './forms/use-sending.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link } from './link.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface LookProps {
  look?: ButtonLook;
  icon?: IconName;
  /** The sign stands after the words. */
  iconAfter?: IconName;
  /** As wide as its place. */
  wide?: boolean;
}

function lookOf(look: ButtonLook, wide: boolean, className: string | undefined): string | undefined {
  return classes('button', `button-${look}`, wide && 'w-full', className);
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, LookProps {
  /** Its work is under way: says so and takes no second press, but keeps the focus and its look. */
  busy?: boolean;
  busyText?: string;
}

export function Button({ look = 'primary', icon, iconAfter, wide = false, busy = false, busyText, className, children, type = 'submit', onClick, ...button }: ButtonProps) {
  const { t } = useTranslation();
  return (
    <button {...button} type={type} aria-disabled={busy || undefined} onClick={busy ? (event) => event.preventDefault() : onClick} className={lookOf(look, wide, className)}>
      {busy ? <Icon name="busy" /> : icon && <Icon name={icon} />}
      {busy ? (busyText ?? t('ui.forms.busy')) : children}
      {!busy && iconAfter && <Icon name={iconAfter} />}
    </button>
  );
}

interface ButtonLinkProps extends Omit<ComponentProps<typeof Link>, 'className' | 'children'>, LookProps {
  className?: string;
  children: ReactNode;
}

/** Goes somewhere, and is the main thing to do here. What changes something is a `Button` in a form. */
export function ButtonLink({ look = 'primary', icon, iconAfter, wide = false, className, children, ...link }: ButtonLinkProps) {
  return (
    <Link {...link} className={lookOf(look, wide, className)}>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </Link>
  );
}

interface MoveButtonProps extends LookProps {
  /** The resource that the move creates. */
  action: string;
  /** What is sent along. */
  fields?: Readonly<Record<string, string | readonly string[]>>;
  /** For those who listen, where the words alone do not tell which thing is meant. */
  about?: string;
  children: ReactNode;
}

/** One move in the life of a thing, as a form of one button. */
export function MoveButton({ action, fields = {}, about, children, ...look }: MoveButtonProps) {
  const { busy, begin } = useSending();
  return (
    <PostForm action={action} onSubmit={(event) => void ((busy || !begin()) && event.preventDefault())}>
      {Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />))}
      <Button {...look} busy={busy}>
        {children}
        {about && <span className="sr-only"> {about}</span>}
      </Button>
    </PostForm>
  );
}
