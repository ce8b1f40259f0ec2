import { join } from 'node:path'
import { execa } from 'execa'
import { baseEnvironment } from '../../dev/process/base-environment'
import { root } from '../../dev/systems/systems'
import { readArguments } from '../../dev/terminal/read-arguments'

const SECONDS = { s: 1, m: 60, h: 3600 }

/**
 * `npm run soak`: thousands of random runs of orders against the real Kasir. `npm run soak -- 300`
 * runs that many. `npm run soak -- --for 60m` sends buyers for an hour instead, two a second or by
 * `--rate`. It fails if a process ends with more memory, open files or connections than at its
 * start, or if a buyer has no order.
 */
export default async function soak(args: string[]) {
  const { operands, values } = readArguments(args, {
    name: 'npm run soak',
    operands: 'RUNS',
    options: { for: 'value', rate: 'value', json: 'value' },
  })
  if (values.for) {
    const { soakFor } = await import('./soak-for')
    return soakFor({ seconds: readSpan(values.for), perSecond: readRate(values.rate ?? '2'), json: values.json })
  }
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

/** `60m` in seconds. */
function readSpan(text: string) {
  const [, count, unit] = /^([1-9]\d*)([smh])$/.exec(text) ?? []
  if (!count) throw new Error(`npm run soak -- --for needs a span such as 60m or 90s, not "${text}".`)

  return Number(count) * SECONDS[unit as keyof typeof SECONDS]
}

/** Buyers a second. */
function readRate(text: string) {
  const rate = Number(text)
  if (!(rate > 0)) throw new Error(`npm run soak -- --rate needs buyers a second such as 2 or 0.5, not "${text}".`)

  return rate
}

/** A failed run prints the settings that repeat it. */
function repeatedRun() {
  const names = ['SOAK_SEED', 'SOAK_PATH']

  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
