import { join } from 'node:path'
import { assertMayBeSeeded } from '@jembatan/platform/database'
import { dropFromBefore } from '@jembatan/platform/migrations'
import { OLD_DATABASE } from './postgres/databases'
import { openDatabase } from './postgres/open-database'
import { runScript } from './process/run-script'
import { prepareDatabases } from './start-systems'
import type { Settings } from './systems/settings'
import { type EachSystem, kasir, pasar, ramai, root } from './systems/systems'
import { step } from './terminal/progress.mjs'
import { withDatabases } from './with-databases'

/** `npm run reset`: resets every database to its seed, whether the systems run or not. */
export default async function reset() {
  await withDatabases(async (environments, signal) => {
    await dropAllFromBefore(environments)
    await prepareDatabases(environments, signal)
    for (const system of [kasir, pasar, ramai]) {
      await step(`Returning ${system.title} to its seed`, () =>
        runScript({ system, script: 'db:reset', environment: environments[system.name], signal }),
      )
    }
  })
}

/** Drops the databases that this version cannot migrate, including the old shop's. */
async function dropAllFromBefore(environments: EachSystem<Settings>) {
  for (const { name, folder } of [kasir, pasar, ramai]) {
    const { [`${name.toUpperCase()}_DATABASE_URL`]: url = '', ALLOW_REMOTE_SEED } = environments[name]
    assertMayBeSeeded(url, ALLOW_REMOTE_SEED === '1')
    await drop(url, folder)
  }
  const oldShop = new URL(environments.ramai.RAMAI_DATABASE_URL ?? '')
  oldShop.pathname = OLD_DATABASE
  if (await hasOldShop(environments.ramai.RAMAI_DATABASE_URL)) await drop(oldShop.href, join(root, 'old-shop'))
}

async function drop(url: string, folder: string) {
  const sql = openDatabase(url)
  await dropFromBefore(sql, { migrations: join(folder, 'db/migrations') }).finally(() => sql.end())
}

async function hasOldShop(ramai: string | undefined) {
  const sql = openDatabase(ramai)
  const [row] = await sql`select from pg_database where datname = ${OLD_DATABASE}`.finally(() => sql.end())

  return row !== undefined
}
