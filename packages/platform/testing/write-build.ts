import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { SchemaFolders } from '../migrations'
import { hashOf } from '../sql-functions'

type Build = {
  migrations?: string[]
  /** By name; `revision` applies to all of them. */
  functions?: Record<string, string>
  revision?: number
}

/** Writes the folders of a build, whose migrations are `0000_later`, `0001_later` and so on. */
export async function writeBuild({ migrations = [], functions = {}, revision = 1 }: Build): Promise<SchemaFolders> {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-build-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const folders = { migrations: join(folder, 'migrations'), functions: [join(folder, 'functions')] }
  await mkdir(join(folders.migrations, 'meta'), { recursive: true })
  await mkdir(join(folder, 'functions'))
  const entries = migrations.map((_, index) => ({ when: 2_000_000_000_000 + index, tag: `000${index}_later` }))
  await writeFile(join(folders.migrations, 'meta/_journal.json'), JSON.stringify({ entries }))
  for (const [index, text] of migrations.entries())
    await writeFile(join(folders.migrations, `000${index}_later.sql`), text)
  const journal = Object.entries(functions).map(([name, text]) => [name, { revision, hash: hashOf(text) }])
  await writeFile(join(folder, 'functions/_journal.json'), JSON.stringify(Object.fromEntries(journal)))
  for (const [name, text] of Object.entries(functions)) await writeFile(join(folder, 'functions', `${name}.sql`), text)

  return folders
}
