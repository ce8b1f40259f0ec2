import { say } from './progress.mjs'
import { runCommand } from './run-script'
import { systemNamed } from './the-systems'
import { withDatabases } from './with-databases'

/** Runs a command as one system: in its folder, with its variables, on its database. */
export async function runWithin(name: string | undefined, command: string) {
  const system = systemNamed(name)

  await withDatabases(async (environments) => {
    say((await runCommand({ system, command, environment: environments[system.name] })).trim())
  })
}
