/**
 * Who may import whom (the import rules of the house). scripts/boundaries.test.ts plants a violation of each rule and
 * asserts that it is reported; a rule added here without one fails there.
 *
 * Tests may reach further than the code beside them (test tools, fast-check), but they keep to the part they are in.
 */
const tests = '\\.test\\.tsx?$';
/** Helpers of tests: a folder or file called testing, or a file whose name begins with testing-. */
const testing = '(^|/)(testing/|testing\\.tsx?$|testing-[^/]*\\.tsx?$)';
const npmPackage = (name) => `(^|/)node_modules/(@types/)?${name}(/|$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.m?ts$', tests, '(^|/)[^/]+\\.(worker|spec)\\.ts$'] },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'schemas-import-zod-only',
      comment: 'schemas/ is the pure language of the system: it compiles without DOM and Node types.',
      severity: 'error',
      from: { path: '^schemas/', pathNot: [tests, testing] },
      to: { pathNot: ['^schemas/', npmPackage('zod')] },
    },
    {
      name: 'test-helpers-only-in-tests',
      comment: 'What only tests need never reaches a device or the server.',
      severity: 'error',
      from: {
        path: '^(app|schemas|sync-server|couchdb)/',
        pathNot: [tests, testing, '-contract[^/]*\\.ts$'],
      },
      to: { path: [testing, npmPackage('(fast-check|vitest|fake-indexeddb)')] },
    },
    {
      name: 'schemas-tests-stay-in-schemas',
      severity: 'error',
      from: { path: `^schemas/.*${tests}` },
      to: { path: '^(app|sync-server|couchdb|e2e|bench)/' },
    },
    {
      name: 'rules-import-zod-as-type-only',
      comment: 'Rules are bundled for the database engine, which has neither zod nor the syntax it needs.',
      severity: 'error',
      from: { path: '^schemas/rules/', pathNot: tests },
      to: { path: npmPackage('zod'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-never-imports-server',
      comment: 'But tests of sync run the shipped device code against the real server code.',
      severity: 'error',
      from: { path: '^app/', pathNot: tests },
      to: { path: '^(sync-server|couchdb|e2e|bench)/' },
    },
    {
      name: 'server-never-imports-app',
      severity: 'error',
      from: { path: '^(sync-server|couchdb)/' },
      to: { path: '^(app|e2e|bench)/' },
    },
    {
      name: 'feature-never-imports-feature',
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      to: { path: '^app/features/([^/]+)/', pathNot: '^app/features/$1/' },
    },
    {
      name: 'features-import-data-ui-i18n-schemas',
      severity: 'error',
      from: { path: '^app/features/' },
      to: { path: '^app/', pathNot: ['^app/(features|data|files|sync|ui|i18n)/', '^app/paths\\.ts$'] },
    },
    {
      name: 'features-see-the-status-of-sync',
      comment:
        'What sync does is started by the shell and reached through data; types say nothing about who does it.',
      severity: 'error',
      from: { path: '^app/features/' },
      to: { path: '^app/sync/', pathNot: '/[^/]*status[^/]*\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-imports-nothing-of-the-app',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: ['^app/', '^schemas/'], pathNot: '^app/ui/' },
    },
    {
      name: 'i18n-imports-nothing-of-the-app',
      severity: 'error',
      from: { path: '^app/i18n/' },
      to: { path: '^app/', pathNot: '^app/i18n/' },
    },
    {
      name: 'files-know-no-data',
      comment: 'A file is made of the rows that a page shows: what makes it reads nothing by itself.',
      severity: 'error',
      from: { path: '^app/files/', pathNot: tests },
      to: { path: '^app/', pathNot: '^app/(files|ui|i18n)/' },
    },
    {
      name: 'only-the-shell-knows-features',
      comment: 'The shell composes the features; nothing below knows that they exist.',
      severity: 'error',
      from: { path: '^app/(data|files|sync|crypto|ui|i18n|pwa)/' },
      to: { path: '^app/(features|shell)/' },
    },
    {
      name: 'rxdb-only-in-data-and-sync',
      severity: 'error',
      from: { path: '^(app|schemas|sync-server|couchdb)/', pathNot: '^app/(data|sync)/' },
      to: { path: npmPackage('rxdb') },
    },
    {
      name: 'libsodium-and-argon2-only-in-crypto',
      severity: 'error',
      from: { path: '^(app|schemas|sync-server|couchdb)/', pathNot: '^app/crypto/' },
      to: { path: npmPackage('(libsodium|libsodium-wrappers|argon2-browser)') },
    },
    {
      name: 'express-only-in-app-and-http',
      severity: 'error',
      from: { pathNot: '^sync-server/(app(\\.test)?\\.ts$|http/)' },
      to: { path: npmPackage('(express|express-serve-static-core)') },
    },
    {
      name: 'nano-only-in-ports',
      severity: 'error',
      from: { pathNot: '^sync-server/ports/' },
      to: { path: npmPackage('nano') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
