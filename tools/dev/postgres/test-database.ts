import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
 * Vitest's global setup: one throwaway cluster for one system, with a prepared (migrated, seeded)
 * template database that every test file clones. The given function prepares the database; it runs
 * in the project's folder, or in `workingFolder`, where a system finds its migrations.
 */
export function testCluster(
  system: string,
  prepare: (url: string) => Promise<void>,
  { workingFolder, replicates }: { workingFolder?: string; replicates?: boolean } = {},
) {
  return async ({ provide, config }: TestProject) => {
    const folder = await mkdtemp(join(tmpdir(), `jembatan-${system}-`))
    // For root the server runs as another user, who must be able to traverse the folder.
    await chmod(folder, 0o711)
    const cluster = await startCluster({ system, folder, port: await freePort(), throwaway: true, replicates })
    await inFolder(workingFolder ?? config.root, () => prepare(cluster.url))
    provide('templateUrl', cluster.url)

    return async () => {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function inFolder(folder: string, work: () => Promise<void>) {
  const before = process.cwd()
  process.chdir(folder)
  await work().finally(() => process.chdir(before))
}

/** A private copy of the template database. Close all its connections before `drop()`. */
export async function cloneDatabase(templateUrl: string) {
  const template = new URL(templateUrl)
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = () => {
    const url = new URL(templateUrl)
    url.pathname = '/postgres'
    return postgres(url.href, { max: 1, onnotice: () => {} })
  }
  const clone = new URL(templateUrl)
  clone.pathname = `/${name}`

  const sql = admin()
  await sql.unsafe(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`)
  await sql.end()

  return {
    url: clone.href,
    drop: async () => {
      const sql = admin()
      await sql.unsafe(`drop database ${name} with (force)`)
      await sql.end()
    },
  }
}
