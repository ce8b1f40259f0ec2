import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './process/run-script'
import type { Profile } from './systems/profile'
import type { Host } from './systems/systems'

/** A copy of each build would cost 100 MB. */
const environment = { WIREIT_CACHE: 'none', NODE_ENV: 'production' }

/**
 * Builds a system for production, unless the present build is of exactly these sources. wireit
 * keeps one fingerprint a script, so each build folder has its script.
 */
export async function buildWhenChanged(system: Host, { distDir }: Pick<Profile, 'distDir'>, signal?: AbortSignal) {
  const script = distDir === '.next' ? 'build:start' : 'build:test'
  const output = await runCommand({ system, command: `npm run -s ${script}`, environment, signal })
  if (output.includes('Ran 0 scripts')) return 'unchanged' as const

  await forgetPageTypes(system.folder)

  return 'built' as const
}

/**
 * The page types of other builds may be of pages that are gone, which the check of types would
 * miss.
 */
const forgetPageTypes = (folder: string) =>
  Promise.all(
    ['.next/types', '.next/dev/types', '.next-test/dev/types'].map((types) =>
      rm(join(folder, types), { recursive: true, force: true }),
    ),
  )
