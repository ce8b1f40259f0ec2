import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { root } from '../systems/systems'

const resultSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Each part is cruised by itself, since `@/` means its own root in each. */
const PARTS = [
  { system: '.', folders: ['app', 'server', 'db', 'i18n', 'instrumentation.ts', 'proxy.ts'] },
  { system: 'checkout', folders: ['checkout'] },
  { system: 'payment-partner', folders: ['payment-partner'] },
  { system: 'walkthrough', folders: ['walkthrough'] },
  { system: 'contract', folders: ['contract'] },
  { system: 'audit-log', folders: ['audit-log'] },
  { system: '.', folders: ['tools', 'invariants', 'e2e', 'evidence', 'playwright.config.ts'] },
]

/** Reads the imports of a whole tree and judges them by `.dependency-cruiser.cjs`. */
export async function cruiseImports(tree: string) {
  const cruised = await Promise.all(PARTS.map((part) => cruise(tree, part)))

  return {
    violations: cruised.flatMap(({ summary }) =>
      summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    ),
    typescriptFiles: new Set(
      cruised.flatMap(({ modules }) => modules.map(({ source }) => source)).filter((file) => /\.tsx?$/.test(file)),
    ),
  }
}

async function cruise(tree: string, { system, folders }: (typeof PARTS)[number]) {
  const present = folders.filter((folder) => existsSync(join(tree, folder)))
  if (present.length === 0) return { modules: [], summary: { violations: [] } }
  const config = join(root, '.dependency-cruiser.cjs')
  const env = { CRUISED_SYSTEM: join(tree, system) }
  const { stdout } = await execa({ cwd: tree, env, preferLocal: true, localDir: root, reject: false })`
    depcruise --config ${config} --output-type json ${present}`

  return resultSchema.parse(JSON.parse(stdout))
}
