import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { type Host, hosts, root } from '../systems/systems'

/** With the register of flows in `docs/`, which the walkthrough shows. */
const SHARED = ['packages', 'docs']
const OTHER_ROOMS = ['old-shop', 'tools', 'invariants', 'e2e', 'evidence', 'deploy', 'dist', '.local']

/** Folders of the repository that hold nothing of this system. Kasir knows no contract of ours, and only the walkthrough buys. */
export const roomsOfOthers = ({ name, folder }: Pick<Host, 'name' | 'folder'>): string[] => [
  ...hosts.map((host) => relative(root, host.folder)).filter((room) => room !== '' && room !== relative(root, folder)),
  ...OTHER_ROOMS,
  ...(name === 'kasir' ? ['packages/contract', 'packages/migration-bundle'] : []),
  ...(name === 'walkthrough' ? [] : ['packages/buyer']),
]

/** Of sources, relative to the repository, those that a system may not be made from. */
export function strangersAmong(sources: string[], system: Pick<Host, 'name' | 'folder'>): string[] {
  const own = relative(root, system.folder)
  const foreign = roomsOfOthers(system)
  const isForeign = (source: string) => foreign.some((room) => source.startsWith(`${room}/`))
  // Ramai's rooms lie at the top, among everything.
  const isRamais = (source: string) =>
    own !== '' && ![own, ...SHARED].some((room) => source.startsWith(`${room}/`)) && !isForeign(source)

  return sources.filter((source) => isForeign(source) || isRamais(source)).sort()
}

const mapSchema = z.object({
  sources: z.array(z.string()).default([]),
  sections: z.array(z.object({ map: z.object({ sources: z.array(z.string()) }) })).default([]),
})

/** The sources of ours that a build of Next was made from, by the maps that it writes beside its server's files. */
export async function sourcesOfBuild(build: string): Promise<string[]> {
  const files = await readdir(join(build, 'server'), { recursive: true })
  const found = new Set<string>()
  for (const file of files.filter((one) => one.endsWith('.map'))) {
    const path = join(build, 'server', file)
    const { sources, sections } = mapSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    for (const source of [...sources, ...sections.flatMap(({ map }) => map.sources)]) {
      if (/^[a-z]+:|node_modules\//.test(source)) continue
      found.add(relative(root, resolve(dirname(path), source)))
    }
  }

  return [...found].filter((source) => !source.startsWith('..'))
}
