import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { cruiseImports } from './cruise-imports'

test('nothing in this repository reaches what it may not', { timeout: 120_000 }, async () => {
  const { violations, typescriptFiles } = await cruiseImports(root)

  expect(violations).toEqual([])
  // A cruise that cannot read TypeScript reports nothing, so check that it saw these files.
  for (const file of [
    'app/page.tsx',
    'checkout/app/page.tsx',
    'payment-partner/server/worker.ts',
    'packages/contract/handoff/index.ts',
    'walkthrough/server/environment.ts',
    'old-shop/server/environment.ts',
    'packages/audit-log/index.ts',
    'packages/http/admission.ts',
    'web.ts',
    'payment-partner/web.ts',
    'packages/buyer/http-buyer.ts',
    'evidence/controls/control.ts',
    'e2e/fixtures/journey.ts',
  ])
    expect(typescriptFiles).toContain(file)
})

test('a system reads its environment in one file', async () => {
  const readers = await findInFiles(/process\.env\b(?!\.NODE_ENV)/, [
    'app',
    'server',
    'db',
    'i18n',
    'checkout',
    'payment-partner',
    'walkthrough',
    'old-shop',
    'packages',
    'instrumentation.ts',
    'web.ts',
  ])

  // The search must find the known readers, or it searched the wrong place.
  for (const system of ['', 'checkout/', 'payment-partner/', 'walkthrough/', 'old-shop/'])
    expect(readers).toContain(`${system}server/environment.ts`)
  expect(readers.filter((file) => !MAY_READ_THE_ENVIRONMENT.test(file))).toEqual([])
})

test('Pasar knows its payment partner by configuration only, and none of its simulation routes', async () => {
  // An example in a message of environment.ts is not a use.
  const sources = ['checkout/app', 'checkout/server', 'checkout/db', 'checkout/i18n']

  const knowing = await findInFiles(/\b_sim\b|payment-partner|kasir\.localhost|:3002\b/, sources)

  expect(knowing.filter((file) => !file.endsWith('/environment.ts'))).toEqual([])
})

const MAY_READ_THE_ENVIRONMENT =
  /(^|\/)(server\/environment\.ts|instrumentation\.ts|next[.-]config\.js|drizzle\.config\.ts|vitest\.config\.ts)$/

async function findInFiles(words: RegExp, folders: string[]) {
  const files = (await Promise.all(folders.map((folder) => sourcesIn(join(root, folder))))).flat()
  const matches = await Promise.all(files.map(async (file) => words.test(await readFile(file, 'utf8'))))

  return files.filter((_, index) => matches[index]).map((file) => relative(root, file))
}

async function sourcesIn(folder: string): Promise<string[]> {
  if (/\.ts$/.test(folder)) return [folder]
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sourcesIn(path)
      return /\.(tsx?|js|mjs)$/.test(path) && !/\.test\.ts$|\/testing\//.test(path) ? [path] : []
    })

  return (await Promise.all(found)).flat()
}
