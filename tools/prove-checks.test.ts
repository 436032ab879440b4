// A check that reads nothing passes. Each one is shown a planted fault here, beside something sound, and must tell
// them apart. The faults lie in a tree of their own, outside the checkout, under this repository's settings.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
let tree = '';

const SETTINGS = [
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  '.prettierrc.json',
  'knip.json',
  'tools/lint',
  'tsconfig.base.json',
];

function plant(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
}

function run(script: string, args: readonly string[], cwd = tree) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', script), ...args],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return { status, stdout, output: stdout + stderr };
}

const server = (path: string) => `packages/server/src/${path}`;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'tomoshibi-checks-'));
  for (const path of SETTINGS) cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  plant({
    'package.json': JSON.stringify({
      name: 'fixture',
      private: true,
      type: 'module',
      workspaces: ['packages/*'],
      scripts: { start: 'node packages/server/src/main.ts' },
    }),
    'tsconfig.json': JSON.stringify({ extends: './tsconfig.base.json', include: ['packages'] }),
    ...Object.fromEntries(
      ['contract', 'server', 'line-simulator', 'console'].map((name) => [
        `packages/${name}/package.json`,
        JSON.stringify({ name: `@fixture/${name}`, private: true, type: 'module' }),
      ]),
    ),
  });
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('format', () => {
  it('finds a file that Prettier would write in another way', () => {
    plant({ 'format/sound.ts': "export const a = 'b';\n", 'format/faulty.ts': 'export const a = "b"\n' });
    const { status, output } = run('prettier/bin/prettier.cjs', ['--check', 'format']);
    expect(status).toBe(1);
    expect(output).toContain('format/faulty.ts');
    expect(output).not.toContain('format/sound.ts');
  });
});

const LINT_FAULTS: Readonly<Record<string, readonly [path: string, source: string]>> = {
  'tomoshibi(injected-time)': [server('modules/a/now.ts'), 'export const at = () => Date.now();\n'],
  'tomoshibi(injected-time) ': [server('modules/a/date.ts'), 'export const at = () => new Date();\n'],
  'tomoshibi(no-process-env)': [server('modules/a/home.ts'), "export const home = process.env['HOME'];\n"],
  'tomoshibi(sql-only-in-stores)': [
    server('modules/a/query.ts'),
    'const sql = (parts: TemplateStringsArray) => parts.join();\nexport const all = sql`select 1`;\n',
  ],
  'tomoshibi(sql-only-in-stores) ': [
    server('modules/a/builder.ts'),
    'export const all = (db: { selectFrom(table: string): string }) => db.selectFrom("desks");\n',
  ],
  'typescript(no-floating-promises)': [
    server('modules/a/floating.ts'),
    'const work = () => Promise.resolve(1);\nexport function start(): void {\n  work();\n}\n',
  ],
  'typescript(no-explicit-any)': [
    server('modules/a/any.ts'),
    'export const loose = (value: any) => String(value);\n',
  ],
  'typescript(no-unsafe-type-assertion)': [
    server('modules/a/cast.ts'),
    'export const cast = (value: unknown) => value as string;\n',
  ],
  'typescript(no-non-null-assertion)': [
    server('modules/a/non-null.ts'),
    'export const first = (list: string[]) => list[0]!;\n',
  ],
  'typescript(switch-exhaustiveness-check)': [
    server('modules/a/switch.ts'),
    "export function say(state: 'on' | 'off'): void {\n  switch (state) {\n    case 'on':\n      break;\n  }\n}\n",
  ],
  'eslint(no-console)': [server('modules/a/console.ts'), "export const say = () => console.log('words');\n"],
  'eslint(max-lines)': [
    server('modules/a/long.ts'),
    Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};\n`).join(''),
  ],
  'import(no-default-export)': [server('modules/a/default.ts'), 'export default 1;\n'],
  'unicorn(filename-case)': [server('modules/a/CamelCase.ts'), 'export const a = 1;\n'],
};

describe('lint', () => {
  it('finds every planted fault and nothing else', () => {
    plant({
      ...Object.fromEntries(Object.values(LINT_FAULTS)),
      [server('modules/a/sound-store.ts')]:
        'export const all = (db: { selectFrom(table: string): string }) => db.selectFrom("desks");\n',
      [server('platform/clock.ts')]: 'export const now = () => new Date();\n',
    });
    const { status, stdout } = run('oxlint/bin/oxlint', [
      '--type-aware',
      '--deny-warnings',
      '--format=json',
      'packages',
    ]);
    expect(status).toBe(1);
    const Findings = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });
    const found = Findings.parse(JSON.parse(stdout)).diagnostics.map(
      ({ code, filename }) => `${filename}: ${code}`,
    );
    const planted = Object.entries(LINT_FAULTS).map(([code, [path]]) => `${path}: ${code.trim()}`);
    expect([...new Set(found)].toSorted()).toEqual(planted.toSorted());
  });
});

describe('types', () => {
  it('finds a wrong type and syntax that Node cannot strip', () => {
    plant({
      'types/tsconfig.json': JSON.stringify({ extends: '../tsconfig.base.json', include: ['.'] }),
      'types/sound.ts': 'export const count: number = 1;\n',
      'types/wrong.ts': "export const count: number = 'one';\n",
      'types/enum.ts': 'export enum Colour {\n  Red,\n}\n',
    });
    const { status, output } = run('typescript/bin/tsc', ['-p', 'types']);
    expect(status).not.toBe(0);
    expect(output).toMatch(/wrong\.ts.*TS2322/u);
    expect(output).toMatch(/enum\.ts.*TS1294/u);
    expect(output).not.toContain('sound.ts');
  });
});

const use = (path: string) => `import { a } from '${path}';\nexport const b = a;\n`;
const IMPORT_FAULTS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'contract-imports-nothing-of-ours': ['packages/contract/src/f.ts', '../../server/src/app.ts'],
  'console-sees-the-contract-only': ['packages/console/src/lib/f.ts', '../../../server/src/app.ts'],
  'simulator-stands-alone': ['packages/line-simulator/src/f.ts', '../../contract/src/index.ts'],
  'server-never-imports-console-or-simulator': [server('f.ts'), '../../console/src/app/index.ts'],
  'platform-knows-no-domain': [server('platform/f.ts'), '../line/index.ts'],
  'line-knows-no-domain': [server('line/f.ts'), '../modules/one/index.ts'],
  'modules-know-no-root': [server('modules/one/f.ts'), '../../app.ts'],
  'modules-meet-at-index': [server('modules/one/g.ts'), '../two/inner.ts'],
  'root-uses-public-doors': [server('main.ts'), './modules/two/inner.ts'],
  'features-never-meet': ['packages/console/src/features/one/f.ts', '../two/index.ts'],
  'design-system-knows-no-business': ['packages/console/src/components/f.ts', '../features/two/index.ts'],
  'no-unresolved': [server('modules/one/h.ts'), './nowhere.ts'],
};

describe('imports', () => {
  const Law = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

  it('finds a breach of every law', () => {
    const sound = ['packages/contract/src/index.ts', 'packages/console/src/app/index.ts', server('app.ts')];
    const doors = [server('line/index.ts'), server('modules/one/index.ts'), server('modules/two/inner.ts')];
    const features = ['packages/console/src/features/two/index.ts'];
    plant({
      ...Object.fromEntries([...sound, ...doors, ...features].map((path) => [path, 'export const a = 1;\n'])),
      ...Object.fromEntries(Object.values(IMPORT_FAULTS).map(([from, to]) => [from, use(to)])),
      [server('modules/ring/left.ts')]: use('./right.ts'),
      [server('modules/ring/right.ts')]: "import { b } from './left.ts';\nexport const a = b;\n",
      [server('modules/one/sound.ts')]: use('../ring/index.ts'),
      [server('modules/ring/index.ts')]: 'export const a = 1;\n',
    });
    const { status, output } = run('../tools/check-imports.ts', []);
    expect(status).toBe(1);
    const found = output.split('\n').map((line) => line.split(' -> ', 1)[0]);
    for (const [law, [from]] of Object.entries(IMPORT_FAULTS)) expect(found).toContain(`${law}: ${from}`);
    expect(found).toContain(`no-cycles: ${server('modules/ring/left.ts')}`);
    expect(output).not.toContain(server('modules/one/sound.ts'));
    const laws: unknown = require(join(root, '.dependency-cruiser.cjs'));
    expect(
      Law.parse(laws)
        .forbidden.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['no-cycles', ...Object.keys(IMPORT_FAULTS)].toSorted());
  });

  it('does not pass when hardly anything was read', () => {
    plant({ 'bare/packages/contract/src/index.ts': 'export const a = 1;\n' });
    for (const path of ['.dependency-cruiser.cjs', 'tsconfig.base.json'])
      cpSync(join(root, path), join(tree, 'bare', path));
    symlinkSync(join(root, 'node_modules'), join(tree, 'bare/node_modules'));
    const { status, output } = run('../tools/check-imports.ts', [], join(tree, 'bare'));
    expect(status).toBe(1);
    expect(output).toMatch(/Only 1 modules were read/u);
  });
});

describe('unused', () => {
  it('finds a file, an export and a package that nobody asked for', () => {
    plant({
      [server('main.ts')]:
        "import { used } from './parts.ts';\nimport 'kysely';\nprocess.stdout.write(used);\n",
      [server('parts.ts')]: "export const used = 'a';\nexport const unused = 'b';\n",
      [server('orphan.ts')]: 'export const a = 1;\n',
    });
    const { status, stdout } = run('knip/bin/knip.js', [
      '--reporter',
      'json',
      '--workspace',
      'packages/server',
    ]);
    expect(status).toBe(1);
    const Named = z.object({ name: z.string() });
    const Issues = z.object({
      issues: z.array(
        z.object({
          file: z.string(),
          files: z.array(Named).default([]),
          exports: z.array(Named).default([]),
          unlisted: z.array(Named).default([]),
        }),
      ),
    });
    const { issues } = Issues.parse(JSON.parse(stdout));
    expect(issues.flatMap(({ files }) => files.map(({ name }) => name))).toContain(server('orphan.ts'));
    expect(issues.flatMap(({ exports }) => exports.map(({ name }) => name))).toEqual(['unused']);
    expect(issues.flatMap(({ unlisted }) => unlisted.map(({ name }) => name))).toContain('kysely');
    expect(JSON.stringify(issues)).not.toContain('"used"');
  });
});
