import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { root } from '../dev/systems/systems'

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional(), link: z.boolean().optional() })),
})

/**
 * Gives another tree of this repository the packages that `npm ci --omit=dev` would install there.
 * A workspace is linked to its folder in that tree.
 */
export async function linkPackages(folder: string) {
  const locked = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))).packages
  const packages = Object.entries(locked).filter(
    ([path, { dev, link }]) => !dev && path.includes('node_modules/') && (link || existsSync(join(root, path))),
  )
  await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true })
  await writeFile(
    join(folder, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: Object.fromEntries(packages) }),
  )
  for (const [path, { link, resolved }] of packages) {
    // A nested package is copied with its parent.
    if (path.split('node_modules/').length !== 2) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await symlink(link ? join(folder, String(resolved)) : join(root, path), join(folder, path))
  }
  for (const [name, target] of await readBins()) await symlink(target, join(folder, 'node_modules/.bin', name))
}

/** Links to programs of packages, even of those that the tree lacks. */
async function readBins() {
  const folder = join(root, 'node_modules/.bin')

  return Promise.all((await readdir(folder)).map(async (name) => [name, await readlink(join(folder, name))] as const))
}
