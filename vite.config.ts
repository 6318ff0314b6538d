import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What every page loads: together it compresses better, and takes one request instead of a dozen. */
const PLACE = /\/node_modules\/(?:react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\/|\/app\/(?:i18n|http)\/|\/app\/ui\/(?:frame|brand|icon|notice|page-header|button|link|classes|section|card|badge|empty|table|pagination|forms\/(?!live-checks|file-field|grouped-checkboxes|passphrase-field)[\w-]+)\.tsx?$|vite\/preload-helper/;
/** What checks a form in the browser, fetched when one first enters one. */
const CHECKS = /\/node_modules\/(?:react-hook-form|zod)\/|\/app\/ui\/forms\/live-checks|\/app\/domain\/text\.ts/;

/** Lists that are searched and filtered: most are on pages without scripts. */
const LISTS = /\/app\/ui\/(?:listing|filter-bar)\.tsx$/;
const FOLDED = /\/app\/ui\/(?:details|confirm)\.tsx$/;

function chunkOf(id: string): string | undefined {
  if (CHECKS.test(id)) return 'checks';
  if (LISTS.test(id)) return 'lists';
  if (FOLDED.test(id)) return 'folded';
  return PLACE.test(id) ? 'place' : undefined;
}

const LAZY_STREAM = fileURLToPath(new URL('app/http/turbo-stream.server.ts', import.meta.url));

/** Remix on the server gets our `turbo-stream`, which gets the real one. */
const lazyStream: Plugin = {
  name: 'lazy-turbo-stream',
  apply: (_, { isSsrBuild }) => isSsrBuild === true,
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'turbo-stream' && importer !== LAZY_STREAM ? LAZY_STREAM : null),
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    lazyStream,
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  build: {
    target: 'es2020',
    cssMinify: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild
      ? {}
      : {
          treeshake: { propertyReadSideEffects: false },
          output: { manualChunks: chunkOf },
        },
  },
  // Nobody reads a console on a member's phone, and nothing typed may end up there.
  esbuild: { drop: isSsrBuild ? [] : ['console', 'debugger'] },
  define: isSsrBuild ? {} : { 'window.__remixContext.future.v3_singleFetch': 'true', 'window.__remixContext.isSpaMode': 'false' },
  ssr: { noExternal: isSsrBuild ? ['@remix-run/node', '@remix-run/server-runtime', 'turbo-stream'] : [] },
  server: { fs: { strict: true } },
}));
