import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../../../../local/cluster'
import { freePort } from '../../../../local/ports'
import { SERVER_KEY } from '../test-gateway'

const FOLDER = join(process.cwd(), '../payment-partner')
const TSX = join(process.cwd(), '../node_modules/.bin/tsx')
const SERVE = `import('./app/testing/serve-gateway.ts')
  .then(({ serveGateway }) => serveGateway(process.env.KASIR_DATABASE_URL, ['http://127.0.0.1:3001']))
  .then(({ origin }) => console.log(origin))`

/** Pasar is tested without its partner too. */
export const kasirIsHere = existsSync(join(FOLDER, 'app/testing/serve-gateway.ts'))

/** The payment partner's own gateway in a process of its own, on a database of its own. Nothing of it is imported here. */
export async function startKasir() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-kasir-'))
  const cluster = await startCluster({ system: 'kasir', folder, port: await freePort(), throwaway: true })
  const environment = {
    PATH: process.env.PATH,
    KASIR_DATABASE_URL: cluster.url,
    KASIR_ORIGIN: 'http://kasir.test',
    KASIR_MERCHANT_SERVER_KEY: SERVER_KEY,
    KASIR_MERCHANT_CLIENT_KEY: 'SB-Mid-client-test',
    KASIR_MERCHANT_FINISH_URL: 'http://pasar.localhost:3001/payment/finish',
    KASIR_NOTIFICATION_TARGETS: 'http://127.0.0.1:3001',
    LOG_LEVEL: 'silent',
  }
  const run = (...args: string[]) => spawn(TSX, args, { cwd: FOLDER, env: { ...environment, NODE_ENV: 'test' } })

  await once(run('server/commands/prepare.ts'), 'exit')
  const kasir = run('--eval', SERVE)

  return {
    origin: await firstLine(kasir),
    stop: async () => {
      kasir.kill()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function firstLine(child: ChildProcess) {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    if (said.includes('\n')) return said.trim()
  }

  throw new Error('Kasir ended before it listened.')
}
