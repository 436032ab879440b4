// The import law of ARCHITECTURE.md: contract <- platform <- line <- modules <- app; modules meet at index.ts.
const under = (path) => `^packages/server/src/${path}`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^packages/contract/' },
      to: { path: '^packages/(server|console|line-simulator)/' },
    },
    {
      name: 'console-sees-the-contract-only',
      severity: 'error',
      from: { path: '^packages/console/' },
      to: { path: '^packages/(server|line-simulator)/' },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^packages/line-simulator/' },
      to: { path: '^packages/(server|console|contract)/' },
    },
    {
      name: 'server-never-imports-console-or-simulator',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(console|line-simulator)/' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: under('platform/') },
      to: { path: '^packages/server/src/(line|modules|config|app|main|boot|cli)' },
    },
    {
      name: 'line-knows-no-domain',
      severity: 'error',
      from: { path: under('line/') },
      to: { path: '^packages/server/src/(modules|config|app|main|boot|cli)' },
    },
    {
      name: 'modules-know-no-root',
      severity: 'error',
      from: { path: under('modules/') },
      to: { path: '^packages/server/src/(config|app|main|boot|cli)' },
    },
    {
      name: 'modules-meet-at-index',
      severity: 'error',
      from: { path: '^packages/server/src/modules/([^/]+)/' },
      to: {
        path: '^packages/server/src/modules/([^/]+)/',
        pathNot: ['^packages/server/src/modules/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'root-uses-public-doors',
      severity: 'error',
      from: { path: '^packages/server/src/(app|main|boot|cli)' },
      to: { path: '^packages/server/src/modules/[^/]+/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'features-never-meet',
      severity: 'error',
      from: { path: '^packages/console/src/features/([^/]+)/' },
      to: { path: '^packages/console/src/features/([^/]+)/', pathNot: '^packages/console/src/features/$1/' },
    },
    {
      name: 'design-system-knows-no-business',
      severity: 'error',
      from: { path: '^packages/console/src/(components|lib|shared)/' },
      to: { path: '^packages/console/src/(features|app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
};
