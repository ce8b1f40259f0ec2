import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseOptions } from 'dependency-cruiser'
import { z } from 'zod'

const { forbidden, options } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; scope?: 'folder'; to: { path?: string } }[]
  options: ICruiseOptions & { enhancedResolveOptions: object; exclude: { path: string } }
}

export const ruleNames = forbidden.map(({ name }) => name)

const resultSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Each part is checked separately, because `@/` means its own root in each. */
const SYSTEMS = [
  { system: '.', folders: ['app', 'server', 'db', 'i18n', 'instrumentation.ts', 'web.ts'] },
  { system: 'checkout', folders: ['checkout'] },
  { system: 'payment-partner', folders: ['payment-partner'] },
  { system: 'walkthrough', folders: ['walkthrough'] },
]

const PARTS = [
  ...SYSTEMS,
  { system: 'old-shop', folders: ['old-shop'] },
  { system: '.', folders: ['packages'] },
  { system: '.', folders: ['tools', 'deploy/tests', 'e2e', 'evidence', 'playwright.config.ts'] },
]

const TESTS = forbidden.find(({ name }) => name === 'code-knows-no-test')?.to.path

/**
 * Folders that are layers. Tests lie beside their subject and import upwards, so they are left out
 * here.
 */
const LAYERED = [
  { system: '.', folders: ['app', 'server'] },
  { system: 'checkout', folders: ['checkout/app', 'checkout/server'] },
  { system: 'payment-partner', folders: ['payment-partner/app', 'payment-partner/server'] },
  { system: 'walkthrough', folders: ['walkthrough/app', 'walkthrough/server'] },
  { system: 'old-shop', folders: ['old-shop/server'] },
  { system: '.', folders: ['tools', 'deploy/tests', 'e2e', 'evidence'] },
]

const OF_FILES = forbidden.filter(({ scope }) => scope !== 'folder')
const OF_FOLDERS = forbidden.filter(({ scope }) => scope === 'folder')

/**
 * Checks the imports of a whole tree against `.dependency-cruiser.cjs`. Must not run twice at once.
 */
export const cruiseImports = (tree: string) =>
  cruiseEach(tree, [
    ...PARTS.map((part) => ({ ...part, rules: OF_FILES, exclude: options.exclude.path })),
    ...LAYERED.map((part) => ({ ...part, rules: OF_FOLDERS, exclude: `${options.exclude.path}|${TESTS}` })),
  ])

/**
 * Checks only the systems' runtime, against the rules for files of these names: a third of the
 * work.
 */
export const cruiseSystems = (tree: string, names: RegExp) =>
  cruiseEach(
    tree,
    SYSTEMS.map((part) => ({
      ...part,
      rules: OF_FILES.filter(({ name }) => names.test(name)),
      exclude: options.exclude.path,
    })),
  )

async function cruiseEach(tree: string, parts: (Part & Ruleset)[]) {
  const violations: { rule: string; from: string; to: string }[] = []
  const typescriptFiles = new Set<string>()
  for (const { rules, exclude, ...part } of parts) {
    const { modules, summary } = await cruisePart(tree, part, { rules, exclude })
    violations.push(...summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })))
    for (const { source } of modules) if (/\.tsx?$/.test(source)) typescriptFiles.add(source)
  }

  return { violations, typescriptFiles }
}

type Part = (typeof PARTS)[number]
type Ruleset = { rules: typeof forbidden; exclude: string }

async function cruisePart(tree: string, { system, folders }: Part, { rules, exclude }: Ruleset) {
  const present = folders.filter((folder) => existsSync(join(tree, folder)))
  if (present.length === 0) return { modules: [], summary: { violations: [] } }
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const { output } = await cruise(
    present,
    {
      ...cruiseOptions,
      exclude: { path: exclude },
      // Files of another part are checked with that part.
      doNotFollow: { path: `(^|/)node_modules/|^(?!${folders.join('|')})` },
      baseDir: tree,
      validate: true,
      ruleSet: { forbidden: rules } as ICruiseOptions['ruleSet'],
    },
    { ...enhancedResolveOptions, alias: { '@': join(tree, system) } },
  )

  return resultSchema.parse(output)
}
