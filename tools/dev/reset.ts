import { runScript } from '../process/run-script'
import { kasir, pasar, ramai } from '../systems/systems'
import { step } from '../terminal/progress.mjs'
import { prepareDatabases } from './start-systems'
import { withDatabases } from './with-databases'

/** `npm run reset`: every database back to its seed, whether the systems run at the moment or not. */
export default async function reset() {
  await withDatabases(async (environments, signal) => {
    await prepareDatabases(environments, signal)
    for (const system of [kasir, pasar, ramai]) {
      await step(`Returning ${system.title} to its seed`, () =>
        runScript({ system, script: 'db:reset', environment: environments[system.name], signal }),
      )
    }
  })
}
