import { defineConfig } from 'vitest/config';

const shared = { env: { LOG_LEVEL: 'silent' }, setupFiles: ['tests/setup/strict.ts'], restoreMocks: true, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['app/**/*.test.{ts,tsx}', 'tests/house/**/*.test.ts'], exclude: ['**/*.db.test.ts'], ...shared } },
      {
        test: {
          name: 'database',
          include: ['app/**/*.db.test.ts', 'tests/routes/**/*.test.ts', 'tests/matrix/**/*.test.ts'],
          globalSetup: ['tests/setup/cluster.ts'],
          ...shared,
          setupFiles: [...shared.setupFiles, 'tests/setup/database.ts'],
        },
      },
    ],
    maxWorkers: 2,
  },
});
