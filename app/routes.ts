import { flatRoutes } from '@remix-run/fs-routes';

/** One file a URL; tests of routes live elsewhere. */
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*', '**/.*'] });
