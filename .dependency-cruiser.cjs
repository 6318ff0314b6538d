/** What may import what: routes → http → domain → platform; ui and i18n serve routes and components; between subjects only downwards. */
const below = { activity: [], accounts: ['activity'], network: ['activity', 'accounts'], calendar: ['activity', 'accounts', 'network'], assessment: ['activity', 'accounts', 'network', 'calendar'], assistance: ['activity', 'accounts', 'network', 'calendar'], mentoring: ['activity', 'accounts', 'network', 'calendar'], academy: ['activity', 'accounts', 'network', 'calendar'], notifications: ['activity', 'accounts', 'network', 'calendar', 'assessment', 'assistance', 'mentoring', 'academy'] };
const subjects = Object.keys(below);

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'platform-knows-no-subject', severity: 'error', from: { path: '^app/platform' }, to: { path: '^app/(domain|http|routes|ui|i18n)' } },
    { name: 'ui-knows-no-subject', severity: 'error', from: { path: '^app/ui' }, to: { path: '^app/(domain|http|routes|platform)' } },
    { name: 'i18n-knows-no-subject', severity: 'error', from: { path: '^app/i18n' }, to: { path: '^app/(domain|http|routes|platform)', pathNot: '/locales/' } },
    { name: 'domain-knows-no-http', severity: 'error', from: { path: '^app/domain' }, to: { path: '^app/(http|routes)' } },
    { name: 'domain-knows-no-remix', severity: 'error', from: { path: '^app/domain', pathNot: '/components/' }, to: { path: 'node_modules/@remix-run' } },
    // A form is read by one rule on both sides.
    { name: 'http-knows-no-route', severity: 'error', from: { path: '^app/http' }, to: { path: '^app/(routes|ui)', pathNot: '^app/ui/forms/field-values\\.ts$' } },
    { name: 'routes-stay-apart', severity: 'error', from: { path: '^app/routes' }, to: { path: '^app/routes' } },
    { name: 'one-file-knows-lucia', severity: 'error', from: { path: '^app', pathNot: '^app/domain/accounts/lucia\\.server\\.ts$' }, to: { path: 'node_modules/lucia' } },
    { name: 'rooms-of-the-academy-look-at-the-library', severity: 'error', from: { path: '^app/domain/academy/(\\w+)/', pathNot: '^app/domain/academy/editions/' }, to: { path: '^app/domain/academy/\\w+/', pathNot: ['^app/domain/academy/($1|library|components)/'] } },
    { name: 'editions-look-at-the-library-and-at-where-visits-stand', severity: 'error', from: { path: '^app/domain/academy/editions/' }, to: { path: '^app/domain/academy/\\w+/', pathNot: ['^app/domain/academy/(editions|library|components)/', '^app/domain/academy/sites/(standing|visit-life|visit-ends\\.server|visit-leaving\\.server|visits\\.server)\\.ts$'] } },
    ...subjects.map((subject) => ({
      name: `${subject}-looks-downwards`,
      severity: 'error',
      from: { path: `^app/domain/${subject}/` },
      to: { path: '^app/domain/', pathNot: [`^app/domain/(${[subject, ...below[subject]].join('|')})/`, '^app/domain/[^/]+\\.ts$'] },
    })),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: 'generated|\\.test\\.' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] } },
};
