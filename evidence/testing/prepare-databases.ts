import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../../tools/dev/postgres/cluster'
import { freePort } from '../../tools/dev/systems/ports'
import { root } from '../../tools/dev/systems/systems'

const MIGRATE = `import('./db/migrate.ts').then(({ migrate }) => migrate(process.env.URL))`
const SEED = `import('./db/seed.ts').then(({ seed }) => seed(process.env.URL))`

/**
 * Prepares Pasar's database with seeded stock and Kasir's empty one, each migrated by its own
 * system in its own cluster.
 */
export async function prepareDatabases() {
  const [pasar, kasir] = await Promise.all([
    prepare('pasar', 'checkout', `${MIGRATE}.then(() => ${SEED})`),
    prepare('kasir', 'payment-partner', MIGRATE),
  ])

  return { pasar: pasar.url, kasir: kasir.url, stop: () => Promise.all([pasar.stop(), kasir.stop()]) }
}

async function prepare(system: string, folder: string, script: string) {
  const place = await mkdtemp(join(tmpdir(), `jembatan-invariants-${system}-`))
  // As root, PostgreSQL runs as another user, who must be able to enter the folder.
  await chmod(place, 0o711)
  const cluster = await startCluster({ system, folder: place, port: await freePort(), throwaway: true })
  const migrating = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: join(root, folder),
    env: { PATH: process.env.PATH, URL: cluster.url, NODE_ENV: 'test' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(migrating, 'exit')
  if (code !== 0) throw new Error(`The database of ${system} was not made.`)

  return {
    url: cluster.url,
    stop: async () => {
      await cluster.stop()
      await rm(place, { recursive: true, force: true })
    },
  }
}
