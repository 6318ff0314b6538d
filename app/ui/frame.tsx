import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useLocale, useTranslation } from '#app/i18n/page-words.tsx';
import { LOCALE_NAMES, LOCALES } from '#app/i18n/locales.ts';
import { BrandMark } from './brand.tsx';
import { classes } from './classes.ts';
import { currentLink, type HoldingLink } from './current-link.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Notice } from './notice.tsx';

export interface FrameLink extends HoldingLink {
  /** Locale key of its name. */
  name: string;
  /** How many things there are new, as it is told; none and an empty one show nothing. */
  count?: string;
}

interface FrameProps {
  /** Who is signed in; `null` for a visitor. */
  person: { pseudonym: string } | null;
  /** What was just done, in words, told once. */
  notice: string | null;
  navigation: readonly FrameLink[];
  path?: string;
  /** What one can do with oneself: account, sessions. */
  account?: readonly FrameLink[];
  brand?: string;
  children: ReactNode;
}

const ACCOUNT: readonly FrameLink[] = [{ name: 'ui.frame.account', to: '/account' }];

/** What stands around every page: a way past it, the name, where one can go, the language, and the way out. */
export function Frame({ person, notice, navigation, account = ACCOUNT, brand = 'Passerelle', children }: FrameProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  const current = currentLink(navigation, pathname);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="absolute start-2 -top-24 z-50 rounded-md bg-accent px-4 py-3 font-semibold text-accent-ink focus:top-2 forced-colors:border forced-colors:bg-[Canvas] forced-colors:text-[LinkText]">
        {t('ui.frame.skip')}
      </a>
      <header className="relative z-40 border-b border-line bg-raised lg:border-b-0 tall:sticky tall:top-0 print:hidden">
        <div className="mx-auto flex max-w-page items-center gap-x-2 px-4 sm:px-6">
          <Link to={person ? '/home' : '/'} className="me-1 flex min-h-14 items-center gap-2.5 rounded-sm text-ink no-underline lg:me-5">
            <BrandMark className="size-8" />
            <span className="font-display text-xl font-semibold max-[28rem]:sr-only">{brand}</span>
          </Link>
          <div className="ms-auto flex items-center gap-2">
            <div className="hidden items-center gap-1 lg:flex">
              <LanguageSwitch to={here} />
              {person && <AccountMenu key={pathname} pseudonym={person.pseudonym} account={account} />}
            </div>
            <Menu key={here} navigation={navigation} current={current} person={person} account={account} here={here} />
            <LeaveButton />
          </div>
        </div>
      </header>
      {navigation.length > 0 && (
        <nav aria-label={t('ui.frame.navigation')} className="hidden border-b border-line bg-raised lg:block print:hidden">
          <ul className="mx-auto flex max-w-page flex-wrap gap-x-1 px-1.5 sm:px-3.5">
            {navigation.map((item) => (
              <li key={item.to}>
                <NavigationLink item={item} current={item === current} className="border-b-[3px] px-2.5 pt-[3px]" currentClassName="border-accent" restClassName="border-transparent hover:border-line-strong" />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-9 print:max-w-none print:p-0">
        {notice && (
          <Notice kind="good" className="mb-6 print:hidden">
            {notice}
          </Notice>
        )}
        {children}
      </main>
      <footer className="border-t border-line bg-sunken text-sm text-muted print:hidden">
        <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 sm:px-6">
          <p className="flex items-center gap-2">
            <BrandMark className="size-5" />
            {brand}
          </p>
          <p className="max-w-measure">{t('ui.frame.leaveHint')}</p>
        </div>
      </footer>
    </div>
  );
}

function NavigationLink({ item, current, className, currentClassName, restClassName }: { item: FrameLink; current: boolean; className: string | undefined; currentClassName: string; restClassName: string }) {
  const { t } = useTranslation();
  return (
    <Link to={item.to} aria-current={current ? 'page' : undefined} className={classes('flex min-h-11 items-center leading-tight text-ink no-underline', current ? `font-semibold ${currentClassName}` : restClassName, className)}>
      {t(item.name)}
      <Count count={item.count} />
    </Link>
  );
}

function Count({ count }: { count: string | undefined }) {
  const { t } = useTranslation();
  return count ? (
    <span className="frame-count">
      {count}
      <span className="sr-only"> {t('ui.frame.unread')}</span>
    </span>
  ) : null;
}

const PANEL = 'absolute end-0 z-40 border border-line bg-raised p-2 shadow-floating';
const SUMMARY = 'flex min-h-11 list-none items-center gap-1.5 rounded-md px-2.5 text-ink hover:bg-sunken';
const ENTRY = 'rounded-md border-s-[3px] px-3 hover:bg-sunken';

function AccountMenu({ pseudonym, account }: { pseudonym: string; account: readonly FrameLink[] }) {
  const { t } = useTranslation();
  return (
    <details name="frame" className="group relative">
      <summary className={SUMMARY}>
        <Icon name="person" />
        <span className="max-w-40 truncate">
          <span className="sr-only">{t('ui.frame.signedInAs')} </span>
          {pseudonym}
        </span>
        <Icon name="chevron-down" className="group-open:rotate-180" />
      </summary>
      <div className={classes(PANEL, 'mt-1 w-60 rounded-md')}>
        <AccountLinks account={account} />
      </div>
    </details>
  );
}

function AccountLinks({ account }: { account: readonly FrameLink[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul>
        {account.map((item) => (
          <li key={item.to}>
            <NavigationLink item={item} current={false} className={ENTRY} currentClassName="border-transparent" restClassName="border-transparent" />
          </li>
        ))}
      </ul>
      <form method="post" action="/sign-out">
        <button type="submit" className={classes(ENTRY, 'flex min-h-11 w-full border-transparent cursor-pointer items-center text-start text-ink')}>
          {t('ui.frame.signOut')}
        </button>
      </form>
    </>
  );
}

/** On a narrow screen all but the way out is behind one word. */
function Menu({ navigation, current, person, account, here }: Pick<FrameProps, 'navigation' | 'person'> & { here: string } & { account: readonly FrameLink[]; current: FrameLink | undefined }) {
  const { t } = useTranslation();
  return (
    <details name="frame" className="group lg:hidden">
      <summary className={`relative ${SUMMARY}`}>
        <Icon name="menu" className="group-open:hidden" />
        <Icon name="close" className="hidden group-open:block" />
        {t('ui.frame.menu')}
        {navigation.some(({ count }) => count) && <span className="frame-new"><span className="sr-only"> {t('ui.frame.unread')}</span></span>}
      </summary>
      <div className={classes(PANEL, 'start-0 top-full max-h-[calc(100dvh-4rem)] overflow-y-auto border-x-0 px-4 pb-4 max-tall:static max-tall:max-h-none')}>
        {navigation.length > 0 && (
          <nav aria-label={t('ui.frame.navigation')}>
            <ul>
              {navigation.map((item) => (
                <li key={item.to}>
                  <NavigationLink item={item} current={item === current} className={classes(ENTRY, item === current ? 'border-accent bg-accent-soft' : 'border-transparent')} currentClassName="" restClassName="" />
                </li>
              ))}
            </ul>
          </nav>
        )}
        {person && (
          <div className="mt-2 border-t border-line pt-2">
            <p className="px-[calc(0.75rem+3px)] py-1 text-sm text-muted">
              {t('ui.frame.signedInAs')} <strong className="font-semibold text-ink">{person.pseudonym}</strong>
            </p>
            <AccountLinks account={account} />
          </div>
        )}
        <div className="mt-2 border-t border-line ps-[7px] pt-2">
          <LanguageSwitch to={here} />
        </div>
      </div>
    </details>
  );
}

/** Each language by its own name. A form, so that the choice can be kept without a script. */
function LanguageSwitch({ to }: { to: string }) {
  const { t } = useTranslation();
  const shown = useLocale();
  return (
    <form method="post" action="/language" className="flex items-center" aria-label={t('ui.frame.language')}>
      <input type="hidden" name="to" value={to} />
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === shown}
          className="min-h-11 min-w-11 cursor-pointer rounded-md px-2 text-muted hover:bg-sunken hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-accent aria-pressed:decoration-2 aria-pressed:underline-offset-[0.35em]"
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </form>
  );
}

/** The way out. A plain form: `leave.js` only makes it faster. */
export function LeaveButton() {
  const { t } = useTranslation();
  return (
    <form method="post" action="/leave">
      <button type="submit" className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md bg-ink px-3.5 font-semibold whitespace-nowrap text-surface hover:bg-accent-strong forced-colors:border forced-colors:bg-[ButtonFace] forced-colors:text-[ButtonText]">
        {t('ui.frame.leave')}
        <Icon name="leave" />
      </button>
    </form>
  );
}
