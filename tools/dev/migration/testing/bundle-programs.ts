import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programs } from '@jembatan/migration-bundle/steps'
import { bundle } from '../../artefact/assemble'
import { kasir, root } from '../../systems/systems'
import { bundledFile, sourceOf } from '../operate'

/** These bring binaries, SQL or threads in separate files. */
const BESIDE = ['next', 'sharp', 'pino', 'graphile-worker']

/** Loaded before a program that is to be killed. */
export const HOOK = bundledFile('die-at')

export const KASIRS = ['load-account', 'transfer-account'] as const

/**
 * Bundles each program of both sides and of Kasir into one file, as in an artefact: tests start
 * them often, and compiling one takes five times as long as running it. Returns the folder, from
 * which packages resolve.
 */
export async function bundlePrograms() {
  await mkdir(join(root, '.local'), { recursive: true })
  const folder = await mkdtemp(join(root, '.local', 'programs-'))
  const sources = new Map([
    ...programs.map((name) => [bundledFile(name), join(root, sourceOf(name))] as const),
    ...KASIRS.map((name) => [bundledFile(name), join(kasir.folder, 'server', 'commands', `${name}.ts`)] as const),
    [HOOK, join(import.meta.dirname, 'die-at.ts')],
  ])
  const entries = [...sources].map(([file, source]) => [file.replace('.js', ''), source])
  await bundle(Object.fromEntries(entries), { into: folder, without: BESIDE })
  for (const file of sources.keys()) await writeFile(join(folder, file), starterOf(file))

  return folder
}

/** Some packages are CommonJS and call `require`. */
const starterOf = (file: string) => `import { createRequire } from 'node:module'
globalThis.require = createRequire(import.meta.url)
await import('./programs/${file}')
`
