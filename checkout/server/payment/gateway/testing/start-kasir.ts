import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { createDatabase } from '../../../../../tools/dev/postgres/test-database'
import { SERVER_KEY } from './test-gateway'

const REPOSITORY = join(import.meta.dirname, '../../../../..')
const SIMULATION_KEY = '51'.repeat(32)
const FOLDER = join(REPOSITORY, 'payment-partner')
/** Headers for this Kasir's simulation API. */
export const SIMULATION_HEADERS = { authorization: `Bearer ${SIMULATION_KEY}`, 'content-type': 'application/json' }

const SERVE = `import('./server/http/testing/serve-gateway.ts')
  .then(({ serveGateway }) =>
    serveGateway(process.env.KASIR_DATABASE_URL, [process.env.KASIR_NOTIFICATION_TARGETS], { simulation: true }))
  .then(({ origin }) => console.log(origin))`

/** Pasar's tests also run without its partner's code. */
export const kasirIsHere = existsSync(join(FOLDER, 'server/http/testing/serve-gateway.ts'))

export type Kasir = Awaited<ReturnType<typeof startKasir>>

type StartKasir = {
  /** The only origin that may receive notifications. */
  notifies?: string
  /** Also starts the process that delivers notifications and advances time. */
  withWorker?: boolean
  /** Further settings, such as those of BI-SNAP. */
  settings?: Record<string, string>
}

/**
 * Starts the payment partner's real gateway in its own processes with its own database. Imports
 * nothing of it.
 */
export async function startKasir({
  notifies = 'http://127.0.0.1:3001',
  withWorker = false,
  settings = {},
}: StartKasir = {}) {
  const database = await createDatabase(inject('templateUrl'), `kasir_${randomBytes(6).toString('hex')}`)
  const environment = {
    PATH: process.env.PATH,
    KASIR_DATABASE_URL: database.url,
    KASIR_ORIGIN: 'http://kasir.test',
    KASIR_MERCHANT_SERVER_KEY: SERVER_KEY,
    KASIR_MERCHANT_CLIENT_KEY: 'SB-Mid-client-test',
    KASIR_MERCHANT_FINISH_URL: 'http://pasar.localhost:3001/payment/finish',
    KASIR_NOTIFICATION_TARGETS: notifies,
    KASIR_CONSOLE_KEY: '0123456789abcdef'.repeat(4),
    SIM_MODE: '1',
    KASIR_SIMULATION_KEY: SIMULATION_KEY,
    LOG_LEVEL: 'silent',
    ...settings,
  }
  // One process each, without the npm wrapper, which does not end when its child is killed.
  const start = (args: string[], more: Record<string, string> = {}) =>
    spawn(process.execPath, ['--import', 'tsx', ...args], {
      cwd: FOLDER,
      env: { ...environment, ...more, NODE_ENV: 'test' },
    })
  const run = (...args: string[]) => start(args)

  await once(run('server/commands/prepare.ts'), 'exit')
  const gateway = run('--eval', SERVE)
  const worker = withWorker ? run('server/worker.ts') : undefined

  return {
    origin: await firstLine(gateway),
    databaseUrl: database.url,
    /** Runs one of its operator's commands and returns the output. */
    command: async (name: string, settings: Record<string, string>) => {
      const running = start([join('server/commands', `${name}.ts`)], settings)
      const output = Promise.all([text(running.stdout), text(running.stderr)])
      const [code] = await once(running, 'close')
      if (code !== 0) throw new Error((await output).join(''))

      return (await output)[0]
    },
    stop: async () => {
      for (const process of [gateway, worker]) process?.kill('SIGKILL')
      await database.drop()
    },
  }
}

async function firstLine(child: ChildProcess) {
  let output = ''
  for await (const chunk of child.stdout ?? []) {
    output += chunk
    if (output.includes('\n')) return output.trim()
  }

  throw new Error('Kasir ended before it listened.')
}
