import { defineConfig } from 'prisma/config';

/** Only `prisma generate` and `prisma validate` run here: migrations are planned and applied by `app/platform/migrations.server.ts`. */
export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } });
