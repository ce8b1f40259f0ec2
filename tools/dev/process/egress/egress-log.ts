import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../systems/settings'
import { type Host, hosts } from '../../systems/systems'

const preload = fileURLToPath(new URL('record-egress.cjs', import.meta.url))

export const egressFile = (folder: string, name: Host['name']) => join(folder, name, 'egress.log')

/** Extra variables that make a process record each connection it opens. */
export const egressLogging = (folder: string, name: Host['name']): Settings => ({
  NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
  EGRESS_LOG: egressFile(folder, name),
})

/** Starts an empty record for a run. Keeps the previous run's beside it. */
export async function startEgressLog(folder: string) {
  for (const { name } of hosts) {
    const file = egressFile(folder, name)
    await mkdir(join(folder, name), { recursive: true })
    await rename(file, `${file}.before`).catch(() => rm(file, { force: true }))
  }
}
