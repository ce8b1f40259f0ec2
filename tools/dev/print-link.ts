import { readFile } from 'node:fs/promises'
import { beginLink } from './begin-link'
import { findStart } from './process/profile-of-start'
import { environmentFile, pathsOf } from './systems/profile'
import { parseEnvironmentFile } from './systems/settings'

/**
 * `npm run -s walkthrough:link`: prints another link to the walkthrough of the running `npm start`.
 */
export default async function printLink() {
  if ((await findStart()) === undefined)
    throw new Error('Nothing runs here. Start it with npm start, which prints a link.')
  const environment = parseEnvironmentFile(await readFile(environmentFile(pathsOf('start'), 'walkthrough'), 'utf8'))
  if (environment.DEMO_MODE !== '1')
    throw new Error('The walkthrough runs without a demo, and no link opens it; npm run -s auditor:key prints its key.')

  process.stdout.write(`${await beginLink(environment, '/ready')}\n`)
}
