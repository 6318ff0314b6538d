import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useContext } from 'react';
import { pageMeta } from '#app/http/page.ts';
import { readFrame } from '#app/http/frame.server.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { BroughtWords, PageWords, useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';
import { Frame } from '#app/ui/frame.tsx';
import { KeptTexts } from '#app/ui/kept-texts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StillPage } from '#app/ui/still-page.ts';
import theme from '#app/ui/theme.css?url';

export const meta = pageMeta;

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: theme },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
];

export async function loader({ context }: LoaderFunctionArgs) {
  await allowAnyone(context).catch(() => null);
  return readFrame(context);
}

/** The words and the frame come with the first page; going on within the place changes neither. */
export function shouldRevalidate({ defaultShouldRevalidate, formMethod }: { defaultShouldRevalidate: boolean; formMethod?: string }): boolean {
  return formMethod !== undefined && defaultShouldRevalidate;
}

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const locale = data?.locale ?? 'en';
  const isStill = useContext(StillPage);
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <script defer src="/leave.js" nonce={data?.nonce} suppressHydrationWarning />
      </head>
      <body>
        <PageWords locale={locale}>{children}</PageWords>
        {isStill ? null : (
          <>
            <BroughtWords nonce={data?.nonce} />
            <ScrollRestoration nonce={data?.nonce} />
            <Scripts nonce={data?.nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  const { t } = useTranslation();
  const { person, notice, refused, navigation, path } = useLoaderData<typeof loader>();
  return (
    <Frame person={person} notice={notice} navigation={navigation} path={path}>
      {refused ? (
        <Notice kind="bad" standing className="mb-6" title={refused.told}>
          {refused.texts?.length ? <Details summary={t('frame.errors.typed')}><KeptTexts texts={refused.texts} /></Details> : null}
        </Notice>
      ) : null}
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const { t } = useTranslation();
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>('root');
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const told = isRouteErrorResponse(error) && typeof error.data === 'object' && error.data !== null && 'told' in error.data ? String(error.data.told) : null;
  const texts = isRouteErrorResponse(error) && typeof error.data === 'object' && error.data !== null && 'texts' in error.data ? (error.data.texts as readonly string[]) : [];
  const kind = status === 404 ? 'notFound' : status === 409 ? 'refused' : status === 503 ? 'unavailable' : 'failed';
  return (
    <Frame person={data?.person ?? null} notice={null} navigation={data?.navigation ?? []} path={data?.path ?? '/'}>
      <PageHeader title={t(`frame.errors.${kind}.title`)} lead={told ?? t(`frame.errors.${kind}.next`)} />
      {texts.length > 0 ? (
        <Section title={t('frame.errors.typed')}>
          <KeptTexts texts={texts} />
        </Section>
      ) : null}
      <p>
        <a href={data?.back ?? '/'}>{t('frame.errors.back')}</a>
      </p>
    </Frame>
  );
}
