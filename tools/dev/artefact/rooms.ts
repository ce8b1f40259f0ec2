import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { type Host, hosts, root } from '../systems/systems'

/** Includes the register of flows in `docs/`, which the walkthrough shows. */
const SHARED = ['packages', 'docs']
const OTHER_ROOMS = ['old-shop', 'tools', 'e2e', 'evidence', 'deploy', 'dist', '.local']

/**
 * Folders of the repository that contain nothing of this system. Kasir does not know our contract,
 * and only the walkthrough buys.
 */
export const roomsOfOthers = ({ name, folder }: Pick<Host, 'name' | 'folder'>): string[] => [
  ...hosts.map((host) => relative(root, host.folder)).filter((room) => room !== '' && room !== relative(root, folder)),
  ...OTHER_ROOMS,
  ...(name === 'kasir' ? ['packages/contract', 'packages/migration-bundle'] : []),
  ...(name === 'walkthrough' ? [] : ['packages/buyer']),
]

/** Returns the sources, relative to the repository, that a system must not be made from. */
export function strangersAmong(sources: string[], system: Pick<Host, 'name' | 'folder'>): string[] {
  const own = relative(root, system.folder)
  const foreign = roomsOfOthers(system)
  const isForeign = (source: string) => foreign.some((room) => source.startsWith(`${room}/`))
  // Ramai's folders lie in the root, among all others.
  const isRamais = (source: string) =>
    own !== '' && ![own, ...SHARED].some((room) => source.startsWith(`${room}/`)) && !isForeign(source)

  return sources.filter((source) => isForeign(source) || isRamais(source)).sort()
}

const mapSchema = z.object({
  sources: z.array(z.string()).default([]),
  sections: z.array(z.object({ map: z.object({ sources: z.array(z.string()) }) })).default([]),
})

/** Returns our sources in a build of Next, from the source maps beside its server files. */
export async function sourcesOfBuild(build: string): Promise<string[]> {
  const files = await readdir(join(build, 'server'), { recursive: true })
  const imported = new Set<string>()
  for (const file of files.filter((one) => one.endsWith('.map'))) {
    const path = join(build, 'server', file)
    const { sources, sections } = mapSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    for (const source of [...sources, ...sections.flatMap(({ map }) => map.sources)]) {
      if (/^[a-z]+:|node_modules\//.test(source)) continue
      imported.add(relative(root, resolve(dirname(path), source)))
    }
  }

  return [...imported].filter((source) => !source.startsWith('..'))
}
