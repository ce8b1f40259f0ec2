import { existsSync } from 'node:fs'
import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { RATE_LIMITS } from '@jembatan/platform/rate-limit'
import { z } from 'zod'
import { countTypedContacts } from '../../../evidence/intersection/typed-contacts'
import type { Databases } from '../postgres/databases'
import { openDatabase } from '../postgres/open-database'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'

export type Readiness = ReturnType<typeof openReadiness>

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) })

type Options = Pick<Profile, 'folder'> & Pick<Databases, 'clusters'> & { evidence?: string }

/**
 * Checks this machine for a demonstration: the evidence's packages, disk space, rate-limit counters
 * and contacts that visitors typed into both apps.
 */
export function openReadiness({ folder, clusters, evidence = join(root, 'evidence') }: Options) {
  /** Runs the statement in each database that was started here. */
  const inEach = (statement: (sql: ReturnType<typeof openDatabase>) => PromiseLike<readonly { counters: number }[]>) =>
    Promise.all(
      Object.values(clusters).map(async ({ url }) => {
        const sql = openDatabase(url)
        const [row] = await Promise.resolve(statement(sql)).finally(() => sql.end())

        return row?.counters ?? 0
      }),
    ).then((counts) => counts.reduce((sum, count) => sum + count, 0))

  return {
    look: async () => ({
      missingPackages: await listMissing(evidence),
      freeBytes: await freeBytesAt(folder),
      rateCounters: await inEach(
        (sql) => sql`select count(*)::integer as counters from ${sql(RATE_LIMITS)} where expire > ${Date.now()}`,
      ),
      typedContacts: await countTyped(clusters),
    }),
    /**
     * Resets the counters in the databases. Counters in a process's memory end with that process.
     */
    clearRateCounters: () =>
      inEach(
        (sql) => sql`
          with cleared as (delete from ${sql(RATE_LIMITS)} returning 1)
          select count(*)::integer as counters from cleared`,
      ),
  }
}

/** Null where a database was not started here. */
async function countTyped({ ramai, pasar }: Options['clusters']) {
  return ramai && pasar ? countTypedContacts({ ramai: ramai.url, pasar: pasar.url }) : null
}

/** Returns the evidence's missing dependencies: `npm ci` failed half-way, or left them out. */
async function listMissing(folder: string) {
  const { dependencies } = manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  const isInstalled = (name: string) => [folder, root].some((one) => existsSync(join(one, 'node_modules', name)))

  return Object.keys(dependencies).filter((name) => !isInstalled(name))
}

async function freeBytesAt(folder: string) {
  const { bavail, bsize } = await statfs(folder)

  return bavail * bsize
}
