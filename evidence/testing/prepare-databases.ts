import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createDatabase } from '../../tools/dev/postgres/test-database'
import { root } from '../../tools/dev/systems/systems'

const MIGRATE = `import('./db/migrate.ts').then(({ migrate }) => migrate(process.env.URL))`
const SEED = `import('./db/seed.ts').then(({ seed }) => seed(process.env.URL))`

/**
 * Prepares Pasar's database with seeded stock and Kasir's empty one in this cluster, each migrated
 * by its own system.
 */
export async function prepareDatabases(clusterUrl: string) {
  const [pasar, kasir] = await Promise.all([
    prepare(clusterUrl, 'checkout', `${MIGRATE}.then(() => ${SEED})`),
    prepare(clusterUrl, 'payment-partner', MIGRATE),
  ])

  return { pasar: pasar.url, kasir: kasir.url, stop: () => Promise.all([pasar.drop(), kasir.drop()]) }
}

async function prepare(clusterUrl: string, folder: string, script: string) {
  const database = await createDatabase(clusterUrl, `invariants_${randomBytes(6).toString('hex')}`)
  const migrating = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: join(root, folder),
    env: { PATH: process.env.PATH, URL: database.url, NODE_ENV: 'test' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(migrating, 'exit')
  if (code !== 0) throw new Error(`The database in ${folder} was not made.`)

  return database
}
