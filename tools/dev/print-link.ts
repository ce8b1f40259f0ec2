import { readFile } from 'node:fs/promises'
import { findRunning } from '../process/orphans'
import { environmentFile, runLockFile, startProfile } from '../systems/profile'
import { parseEnvironmentFile } from '../systems/settings'
import { root } from '../systems/systems'
import { beginLink } from './begin-link'

/** `npm run -s walkthrough:link`: one more link for the walkthrough that `npm start` runs. */
export default async function printLink() {
  const profile = await startProfile('production')
  if ((await findRunning({ pidFile: runLockFile(profile), cwd: root })) === undefined)
    throw new Error('Nothing runs here. Start it with npm start, which prints a link.')
  const environment = parseEnvironmentFile(await readFile(environmentFile(profile, 'walkthrough'), 'utf8'))
  if (environment.DEMO_MODE !== '1')
    throw new Error('The walkthrough runs without a demo, and no link opens it; npm run -s auditor:key prints its key.')

  process.stdout.write(`${await beginLink(environment)}\n`)
}
