import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../dev/systems/systems'

const diagnosticsSchema = z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) }))

const NO_ENVIRONMENT = 'lint/style/noProcessEnv'

/** Planted files, and the rule of the linter that refuses each. */
const PLANTED: [file: string, text: string, rule?: string][] = [
  ['server/spread.ts', 'export const row = { ...{ id: 1 } }\n', 'plugin'],
  ['server/condition.ts', 'export const row = (own: boolean) => ({ ...(own && { id: 1 }) })\n'],
  ['evidence/import.ts', "export type { ZodType } from 'zod'\n", 'lint/correctness/noUndeclaredDependencies'],
  ['evidence/declared.ts', "import 'jose'\n"],
  ...['server', 'checkout/app', 'payment-partner/db', 'walkthrough/server', 'old-shop/server', 'packages/http'].map(
    (folder): [string, string, string] => [
      `${folder}/a.ts`,
      'export const level = process.env.LOG_LEVEL\n',
      NO_ENVIRONMENT,
    ],
  ),
  ['checkout/server/environment.ts', 'export const level = process.env.LOG_LEVEL\n'],
]

test('the linter refuses each planted file for its reason, and takes the others', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'jembatan-planted-'))
  onTestFinished(() => rm(tree, { recursive: true }))
  for (const file of ['biome.json', 'tools/gate/rules/no-literal-spread.grit'])
    await cp(join(root, file), join(tree, file))
  for (const [file, text] of [
    ['package.json', '{ "dependencies": { "zod": "^4" } }'],
    ['evidence/package.json', '{ "dependencies": { "jose": "^6" } }'],
    ...PLANTED,
  ] as const) {
    await mkdir(dirname(join(tree, file)), { recursive: true })
    await writeFile(join(tree, file), text)
  }

  const { stdout } = await execa({
    cwd: tree,
    preferLocal: true,
    localDir: root,
    reject: false,
  })`biome lint --vcs-enabled=false --reporter=json --max-diagnostics=none`
  const { diagnostics } = JSON.parse(stdout)
  const findings = diagnosticsSchema.parse(diagnostics).map(({ category, location }) => `${location.path} ${category}`)

  expect(findings.sort()).toEqual(PLANTED.flatMap(([file, , rule]) => (rule ? [`${file} ${rule}`] : [])).sort())
})
