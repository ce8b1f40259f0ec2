import { readFile } from 'node:fs/promises'
import { type Profile, pathsOf, runLockFile, settingsFile, startProfile } from '../systems/profile'
import { parseEnvironmentFile } from '../systems/settings'
import { eachHost, root } from '../systems/systems'
import { findRunning } from './orphans'

/** The process of the running `npm start`. */
export const findStart = () => findRunning({ pidFile: runLockFile(pathsOf('start')), cwd: root })

/**
 * The profile of the running `npm start`, whatever this terminal's environment says; otherwise of
 * the next one.
 */
export async function profileOfStart(): Promise<Profile> {
  if ((await findStart()) === undefined) return startProfile('production')
  const settings = await eachHost(async ({ name }) =>
    parseEnvironmentFile(await readFile(settingsFile(pathsOf('start'), name), 'utf8')),
  )

  return startProfile('production', { settings })
}
