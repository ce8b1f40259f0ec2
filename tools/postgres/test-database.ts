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
    /** Where a system's tests run; see `tools/test/in-own-folder.ts`. */
    folder: string
  }
}

/**
 * Vitest global setup: one throwaway cluster for one system, with one prepared (migrated, seeded) template
 * database that every test file clones. Give it what makes the database the system's own; it runs in the folder
 * of the project, or in `workingFolder`, where a system finds its migrations.
 */
export function testCluster(
  system: string,
  prepare: (url: string) => Promise<void>,
  { workingFolder, replicates }: { workingFolder?: string; replicates?: boolean } = {},
) {
  return async ({ provide, config }: TestProject) => {
    const folder = await mkdtemp(join(tmpdir(), `jembatan-${system}-`))
    // As root the server runs as another user, who must be able to walk in.
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

/** A private copy of the template database. Close every connection to it before `drop()`. */
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
