import tseslint from 'typescript-eslint';

const RAW = ['$queryRawUnsafe', '$executeRawUnsafe'].map((property) => ({ property, message: 'Values go into a statement as parameters only.' }));

export default tseslint.config(
  { ignores: ['build', 'node_modules', 'app/platform/generated', '.data', 'test-results'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-restricted-properties': ['error', ...RAW, { object: 'Prisma', property: 'raw', message: 'Values go into a statement as parameters only.' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-duplicate-case': 'error',
      'no-dupe-keys': 'error',
      'no-console': 'error',
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['app/routes/**', 'app/http/**', 'app/ui/**', 'app/i18n/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['#app/platform/generated/client.ts', '@prisma/*'], message: 'The database belongs behind capabilities of the domain.' }] }] },
  },
);
