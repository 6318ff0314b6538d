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

/** The program in ASCII: with a single sign beyond Latin the engine would hold all of it at two bytes a sign, 4 MB more. */
const narrowProgram: Plugin = {
  name: 'narrow-program',
  apply: (_, { isSsrBuild }) => isSsrBuild === true,
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/** Prisma brings its query compiler as base64 in a module, which the engine then holds twice, 4.6 MB, for as long as it runs: it is read from a file of the build once. */
const COMPILER = /^@prisma\/client\/runtime\/query_compiler_\w+\.postgresql\.wasm-base64\.mjs$/;
const compilerInFile: Plugin = {
  name: 'compiler-in-file',
  apply: (_, { isSsrBuild }) => isSsrBuild === true,
  enforce: 'pre',
  resolveId: (source) => (COMPILER.test(source) ? `\0${source}` : null),
  async load(id) {
    if (!COMPILER.test(id.slice(1))) return null;
    const { wasm } = (await import(id.slice(1))) as { wasm: string };
    const file = this.emitFile({ type: 'asset', name: 'query-compiler.wasm', source: Buffer.from(wasm, 'base64') });
    return `import { readFileSync } from 'node:fs';\nexport const wasm = readFileSync(new URL(import.meta.ROLLUP_FILE_URL_${file}));`;
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    lazyStream,
    compilerInFile,
    narrowProgram,
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
    target: isSsrBuild ? 'node20' : 'es2020',
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
