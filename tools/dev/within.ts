import { runCommand } from './process/run-script'
import { systemNamed } from './systems/systems'
import { printLine } from './terminal/progress.mjs'
import { withDatabases } from './with-databases'

/** Runs a command as one system: in its folder, with its variables, on its database. */
export default async function runWithin([name, ...words]: string[]) {
  const system = systemNamed(name)

  await withDatabases(async (environments, signal) => {
    const run = { system, command: words.join(' '), environment: environments[system.name], signal }
    printLine((await runCommand(run)).trim())
  })
}
