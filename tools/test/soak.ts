import { join } from 'node:path'
import { execa } from 'execa'
import { baseEnvironment } from '../process/base-environment'
import { root } from '../systems/systems'
import { readArguments } from '../terminal/read-arguments'

/** `npm run soak`: random runs of orders by the thousand, against the real Kasir. `npm run soak -- 300` does so many. */
export default async function soak(args: string[]) {
  const { operands } = readArguments(args, { name: 'npm run soak', operands: 'RUNS' })
  const [runs = '5000'] = operands
  if (!/^[1-9]\d*$/.test(runs)) throw new Error(`npm run soak needs a number of runs, not "${runs}".`)
  const { exitCode } = await execa('vitest', ['run', '--config', 'soak/vitest.config.ts'], {
    cwd: join(root, 'checkout'),
    env: { ...baseEnvironment(), ...repeatedRun(), SOAK_RUNS: runs },
    extendEnv: false,
    preferLocal: true,
    localDir: root,
    stdio: 'inherit',
    reject: false,
  })

  return exitCode ?? 1
}

/** A failed run prints the settings that repeat it. */
function repeatedRun() {
  const names = ['SOAK_SEED', 'SOAK_PATH']

  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
