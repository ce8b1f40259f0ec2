import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { assemble } from '../../../tools/dev/artefact/assemble'
import { buildWhenChanged } from '../../../tools/dev/build'
import { type EachHost, eachHost, type Host } from '../../../tools/dev/systems/systems'
import { step } from '../../../tools/dev/terminal/progress.mjs'

export const DIST = '.next-test'

/** The folder of each artefact; empty for a host that was not asked for. */
export type Artefacts = EachHost<string>

/**
 * Builds and assembles systems, and carries each to a folder of its name: no artefact knows its
 * place.
 */
export async function assembleAll(folder: string, hosts: Host[]): Promise<Artefacts> {
  for (const host of hosts)
    await step(`Building ${host.title}`, async () => {
      await buildWhenChanged(host, { distDir: DIST })
      const [made, carried] = [join(folder, 'made', host.name), join(folder, host.name)]
      await assemble(host, { distDir: DIST, into: made })
      await rm(carried, { recursive: true, force: true })
      await rename(made, carried)
    })

  return eachHost((host) => (hosts.includes(host) ? join(folder, host.name) : ''))
}
