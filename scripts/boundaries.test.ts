/**
 * Plants a violation of each import rule in a folder of its own and asserts that dependency-cruiser names it, so that a rule
 * whose pattern matches nothing (a renamed folder, another spelling of a package's path) cannot pass for one that holds.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binOf } from './lib/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['schemas', 'app', 'sync-server', 'couchdb', 'e2e', 'bench'];

/** Rule → files (path → content) that break it; every one of them must be named. */
const violations: Record<string, Record<string, string>> = {
  'no-cycles': { 'app/ui/cycle-a.ts': "import './cycle-b.ts';" },
  'no-orphans': { 'app/ui/orphan.ts': 'export const alone = 1;' },
  'no-unresolvable': { 'app/ui/unresolvable.ts': "import '#app/ui/nowhere.ts';" },
  'schemas-import-zod-only': { 'schemas/primitives/impure.ts': "import 'node:fs';" },
  'schemas-tests-stay-in-schemas': { 'schemas/primitives/reach.test.ts': "import '#app/ui/leaf.ts';" },
  'test-helpers-only-in-tests': { 'sync-server/http/fixture.ts': "import './testing-server.ts';" },
  'rules-import-zod-as-type-only': { 'schemas/rules/heavy.ts': "import { z } from 'zod';\nz.string();" },
  'app-never-imports-server': { 'app/data/server.ts': "import '#server/leaf.ts';" },
  'server-never-imports-app': { 'sync-server/sync.ts': "import '#app/ui/leaf.ts';" },
  'feature-never-imports-feature': { 'app/features/a/to-b.ts': "import '#app/features/b/leaf.ts';" },
  'features-import-data-ui-i18n-schemas': { 'app/features/a/to-crypto.ts': "import '#app/crypto/leaf.ts';" },
  'features-see-the-status-of-sync': { 'app/features/a/to-sync.ts': "import '#app/sync/leaf.ts';" },
  'ui-imports-nothing-of-the-app': { 'app/ui/to-data.ts': "import '#app/data/leaf.ts';" },
  'i18n-imports-nothing-of-the-app': { 'app/i18n/to-data.ts': "import '#app/data/leaf.ts';" },
  'files-know-no-data': { 'app/files/to-data.ts': "import '#app/data/leaf.ts';" },
  'only-the-shell-knows-features': { 'app/data/to-feature.ts': "import '#app/features/b/leaf.ts';" },
  'rxdb-only-in-data-and-sync': { 'app/shell/rxdb.ts': "import 'rxdb/plugins/core';" },
  'libsodium-and-argon2-only-in-crypto': {
    'app/data/sodium.ts': "import 'libsodium-wrappers';",
    'app/data/argon2.ts': "import 'argon2-browser/dist/argon2-bundled.min.js';",
  },
  'express-only-in-app-and-http': {
    'sync-server/auth/express.ts': "import type { Request } from 'express';\nexport type R = Request;",
  },
  'nano-only-in-ports': { 'sync-server/replication/nano.ts': "import nano from 'nano';\nnano('');" },
};

/** A cycle is reported once, at the file that was met first. */
const otherHalf = { 'app/ui/cycle-b.ts': "import type { A } from './cycle-a.ts';\nexport type B = A;" };

/** What the rules allow, close to what they forbid. */
const allowed: Record<string, string> = {
  'schemas/primitives/leaf.ts': "import { z } from 'zod';\nexport const name = z.string();",
  'schemas/rules/typed.ts':
    "import type { z } from 'zod';\nimport '#schemas/primitives/leaf.ts';\nexport type T = z.ZodType;",
  'app/ui/leaf.ts': "import 'react';",
  'app/i18n/leaf.ts': "import 'react';",
  'app/crypto/leaf.ts': "import 'libsodium-wrappers';\nimport 'argon2-browser/dist/argon2-bundled.min.js';",
  'app/files/leaf.ts': "import '#app/ui/leaf.ts';",
  'app/data/leaf.ts': "import 'rxdb/plugins/core';\nimport '#app/crypto/leaf.ts';",
  'app/sync/leaf.ts': "import 'rxdb/plugins/core';\nimport '#app/data/leaf.ts';",
  'app/sync/status.ts': "import 'rxjs';",
  'app/features/b/leaf.ts': [
    "import './part.ts';",
    "import '#app/ui/leaf.ts';",
    "import '#app/i18n/leaf.ts';",
    "import '#app/data/leaf.ts';",
    "import '#app/files/leaf.ts';",
    "import '#app/sync/status.ts';",
    "import type {} from '#app/sync/leaf.ts';",
    "import '#schemas/rules/typed.ts';",
  ].join('\n'),
  'app/features/b/part.ts': "import 'react';",
  'app/shell/leaf.ts': "import '#app/features/b/leaf.ts';\nimport '#app/sync/leaf.ts';",
  'sync-server/leaf.ts': "import '#schemas/rules/typed.ts';\nimport 'node:fs';",
  'sync-server/app.ts': "import 'express';",
  'sync-server/http/testing-server.ts': "import 'vitest';",
  'schemas/testing/leaf.ts': "import 'fast-check';",
  'sync-server/http/leaf.ts': "import 'express';",
  'sync-server/ports/leaf.ts': "import 'nano';",
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let place = '';
let found: readonly Violation[] = [];

function plant(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
}

async function cruise(): Promise<readonly Violation[]> {
  const args = [
    binOf('dependency-cruiser', 'depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
    ...folders,
  ];
  const output = await new Promise<string>((resolve) => {
    // Exits non-zero, as it should: the number of violations.
    execFile(process.execPath, args, { cwd: place, maxBuffer: 1e8 }, (_error, stdout) => resolve(stdout));
  });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(root, name), join(place, name));
  }
  for (const folder of folders) mkdirSync(join(place, folder), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  plant(otherHalf);
  plant(allowed);
  for (const files of Object.values(violations)) plant(files);
  found = await cruise();
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('import rules', () => {
  test.each(Object.entries(violations))('%s is reported where it is broken', (rule, files) => {
    const named = found.filter((violation) => violation.rule.name === rule).map(({ from }) => from);
    expect(named).toEqual(expect.arrayContaining(Object.keys(files)));
  });

  test('what is allowed is not reported', () => {
    expect(found.filter(({ from, rule }) => from in allowed && rule.name !== 'no-orphans')).toEqual([]);
  });

  test('every rule has a planted violation', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    expect(forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(violations).toSorted());
  });
});
