import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from '../../artefact/assemble'
import { kasir, root } from '../../systems/systems'
import { type CommandName, sourceOf } from '../operate'

/** They bring binaries, SQL or threads in files of their own. */
const BESIDE = ['next', 'sharp', 'pino', 'graphile-worker']

/** What is loaded before a command that is to be killed. */
export const HOOK = 'die-at.js'

export const KASIRS = ['load-account', 'transfer-account'] as const

/**
 * These commands and Kasir's, each in one file as an artefact has it, for tests that start them time and again: to compile what
 * a command names takes five times as long as what it does. Gives their folder, from which packages are found.
 */
export async function bundleCommands(commands: CommandName[]) {
  await mkdir(join(root, '.local'), { recursive: true })
  const folder = await mkdtemp(join(root, '.local', 'commands-'))
  const programs = Object.fromEntries([
    ...commands.map((name) => [name, join(root, sourceOf(name))]),
    ...KASIRS.map((name) => [name, join(kasir.folder, 'server', 'commands', `${name}.ts`)]),
    ['die-at', join(import.meta.dirname, 'die-at.ts')],
  ])
  await bundle(programs, { into: folder, without: BESIDE })
  for (const name of Object.keys(programs)) await writeFile(join(folder, `${name}.js`), starterOf(name))

  return folder
}

/** Of packages that are no modules yet. */
const starterOf = (name: string) => `import { createRequire } from 'node:module'
globalThis.require = createRequire(import.meta.url)
await import('./programs/${name}.js')
`
