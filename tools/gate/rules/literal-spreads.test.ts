import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../dev/systems/systems'

/** Whether the linter refuses a text, with this plugin only. */
async function isRefused(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'literal-spreads-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const plugin = join(root, 'tools/gate/rules/no-literal-spread.grit')
  await writeFile(
    join(folder, 'biome.json'),
    JSON.stringify({ plugins: [plugin], linter: { rules: { recommended: false } } }),
  )
  await writeFile(join(folder, 'planted.ts'), text)
  const { exitCode } = await execa(join(root, 'node_modules/.bin/biome'), ['lint', '.'], { cwd: folder, reject: false })

  return exitCode === 1
}

test.each([
  ['an object literal is refused', 'export const row = { ...{ id: 1 } }', true],
  ['a condition is taken', 'export const row = (own: boolean) => ({ ...(own && { id: 1 }) })', false],
])('a spread of %s', async (_, text, refused) => {
  expect(await isRefused(text)).toBe(refused)
})
