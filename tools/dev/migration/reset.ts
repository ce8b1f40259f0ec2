import { readFile } from 'node:fs/promises'
import { DomainError } from '@jembatan/platform/errors'
import { runScript } from '../process/run-script'
import { environmentFile } from '../systems/profile'
import { parseEnvironmentFile } from '../systems/settings'
import { kasir, pasar } from '../systems/systems'
import { getWorld } from './world'

/**
 * Prepares another rehearsal after an opening: Pasar and Kasir own the imported rows by then, so
 * both go back to their seed. The systems keep running.
 */
export async function resetReaders() {
  const { folder } = await getWorld()
  for (const system of [kasir, pasar]) {
    const environment = await readFile(environmentFile({ folder }, system.name), 'utf8').catch(() => {
      throw new DomainError('conflict', 'systems_not_started', 'The systems have not run here: npm start first.')
    })
    await runScript({ system, script: 'db:reset', environment: parseEnvironmentFile(environment) })
  }
  process.stdout.write('{"reset":["kasir","pasar"]}\n')

  return 0
}
