import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { remember } from '@epic-web/remember'
import postgres from 'postgres'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { freePort } from '../systems/ports'
import { startCluster } from './cluster'

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string
    /** Folder in which a system's tests run; see `tools/gate/in-own-folder.ts`. */
    folder: string
  }
}

/**
 * Vitest's global setup of one system: a prepared (migrated, seeded) template database that every
 * test file clones. The given function prepares it; it runs in the project's folder, or in
 * `workingFolder`, where a system finds its migrations.
 */
export function testCluster(
  system: string,
  prepare: (url: string) => Promise<void>,
  { workingFolder, replicates = false }: { workingFolder?: string; replicates?: boolean } = {},
) {
  return async ({ provide, config }: TestProject) => {
    // A follower waits for all transactions of its cluster, so it shares none.
    const shared = remember(`jembatanTestCluster${replicates ? system : ''}`, () => shareCluster(replicates))
    shared.users += 1
    const cluster = await shared.cluster
    const open = async () => {
      const { url } = await createDatabase(cluster.url, system)
      await inFolder(workingFolder ?? config.root, () => prepare(url))
      return url
    }
    if (!shared.templates.has(system)) shared.templates.set(system, open())
    provide('templateUrl', (await shared.templates.get(system)) ?? '')

    return async () => {
      shared.users -= 1
      if (shared.users === 0) await cluster.stop()
    }
  }
}

/** Used by all projects of a run, which Vitest sets up one after another. */
const shareCluster = (replicates: boolean) => ({
  users: 0,
  cluster: startThrowawayCluster('test', { replicates }),
  templates: new Map<string, Promise<string>>(),
})

/** `stop` deletes it. */
export async function startThrowawayCluster(system: string, { replicates = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), `jembatan-${system}-`))
  // For root the server runs as another user, who must be able to traverse the folder.
  await chmod(folder, 0o711)
  const { url, stop } = await startCluster({ system, folder, port: await freePort(), throwaway: true, replicates })

  return {
    url,
    stop: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function inFolder(folder: string, work: () => Promise<void>) {
  const before = process.cwd()
  process.chdir(folder)
  await work().finally(() => process.chdir(before))
}

/** A private copy of the template database. Close all its connections before `drop()`. */
export const cloneDatabase = (templateUrl: string) =>
  createDatabase(
    templateUrl,
    `test_${randomBytes(6).toString('hex')}`,
    `template ${new URL(templateUrl).pathname.slice(1)} strategy file_copy`,
  )

/** An empty database in the cluster of another. */
export async function createDatabase(clusterUrl: string, name: string, options = '') {
  const own = new URL(clusterUrl)
  own.pathname = `/${name}`
  const asOwner = async (statement: string) => {
    const url = new URL(clusterUrl)
    url.pathname = '/postgres'
    const sql = postgres(url.href, { max: 1, onnotice: () => {} })
    await sql.unsafe(statement).finally(() => sql.end())
  }
  await asOwner(`create database ${name} ${options}`)

  return { url: own.href, drop: () => asOwner(`drop database ${name} with (force)`) }
}
