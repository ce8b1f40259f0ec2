import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { assemble } from '../../../tools/dev/artefact/assemble'
import { buildAll } from '../../../tools/dev/start-systems'
import { type EachHost, eachHost } from '../../../tools/dev/systems/systems'

export const DIST = '.next-test'

/**
 * Builds and assembles every system for a test, and copies each to a folder under its name in
 * `folder`.
 */
export async function assembleAll(folder: string): Promise<EachHost<string>> {
  await buildAll({ distDir: DIST })

  return eachHost(async (host) => {
    const made = join(folder, 'made', host.name)
    await assemble(host, { distDir: DIST, into: made })
    const carried = join(folder, host.name)
    await cp(made, carried, { recursive: true, verbatimSymlinks: true })
    await rm(made, { recursive: true })

    return carried
  })
}
