import { cp, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import ignore from '@balena/dockerignore'
import { execa } from 'execa'
import { z } from 'zod'
import { roomsOfOthers } from '../../../tools/dev/artefact/rooms'
import { ramai, root, type System } from '../../../tools/dev/systems/systems'

/** Lists git's known and untracked files that the engine sends to the build of a system's image. */
export async function listContext({ name }: System): Promise<string[]> {
  const rules = await readFile(join(root, `deploy/images/${name}.Dockerfile.dockerignore`), 'utf8')

  return ignore()
    .add(rules)
    .filter(await listFiles())
}

/** Files that no build reads. */
const TESTS = /\.test\.tsx?$|^(biome\.json|playwright\.config\.ts|vitest\.config\.ts)$/

/**
 * Lists what a system's image is made from, tests aside: the files of its own folders, and of the
 * shared packages that its `package.json` names, directly or through another one.
 */
export async function listSources(system: System): Promise<string[]> {
  const folders = [...(await packagesOf(system.folder))].map((name) => `packages/${name}/`)
  const own = system === ramai ? isRamais : (file: string) => file.startsWith(`${relative(root, system.folder)}/`)
  const isSource = (file: string) => own(file) || folders.some((folder) => file.startsWith(folder))

  return (await listFiles()).filter((file) => isSource(file) && !TESTS.test(file))
}

/** Ramai's folders lie in the root, among all others. */
function isRamais(file: string) {
  const others = [...roomsOfOthers(ramai), 'packages', 'docs']
  const isOthers = others.some((room) => file.startsWith(`${room}/`))

  return file.includes('/') ? !isOthers && !file.startsWith('.') : /\.(ts|js|mjs|json)$/.test(file)
}

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()).default({}) })

async function packagesOf(folder: string, names = new Set<string>()): Promise<Set<string>> {
  const { dependencies } = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  for (const [, name = ''] of Object.keys(dependencies)
    .join('\n')
    .matchAll(/^@jembatan\/(.+)$/gm)) {
    if (names.has(name)) continue
    names.add(name)
    await packagesOf(join(root, 'packages', name), names)
  }

  return names
}

/** Copies files of the repository to the same places in `folder`. */
export async function copyFiles(files: string[], folder: string) {
  await Promise.all(files.map((file) => cp(join(root, file), join(folder, file), { verbatimSymlinks: true })))
}

async function listFiles() {
  const { stdout } = await execa({ cwd: root })`git ls-files -z --cached --others --exclude-standard --deduplicate`
  const { stdout: deleted } = await execa({ cwd: root })`git ls-files -z --deleted`
  const deletedFiles = new Set(deleted.split('\0'))

  return stdout.split('\0').filter((file) => file !== '' && !deletedFiles.has(file))
}
