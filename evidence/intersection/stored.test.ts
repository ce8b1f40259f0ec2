import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../tools/dev/systems/systems'
import { classifiedColumns } from './stored'

type Snapshot = {
  tables: Record<string, { schema: string; name: string; columns: Record<string, { name: string; type: string }> }>
}

const TEXT = /^(text|varchar|char|uuid|jsonb?|inet)\b/

/** The text columns of a system's schema, by drizzle's record of its newest migration. */
async function textColumnsOf(migrations: string) {
  const folder = join(root, migrations, 'meta')
  const newest = (await readdir(folder))
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)
  const { tables }: Snapshot = JSON.parse(await readFile(join(folder, newest ?? ''), 'utf8'))

  return Object.values(tables).flatMap(({ schema, name, columns }) =>
    Object.values(columns)
      .filter(({ type }) => TEXT.test(type))
      .map((column) => `${schema ? `${schema}.` : ''}${name}.${column.name}`),
  )
}

test.each([
  ['ramai', 'db/migrations'],
  ['pasar', 'checkout/db/migrations'],
  ['old-shop', 'old-shop/db/migrations'],
] as const)('every text column of %s has a class, and no other column', async (system, migrations) => {
  const classified = classifiedColumns(system).filter((column) => !column.startsWith('graphile_worker.'))

  expect(classified.sort()).toEqual((await textColumnsOf(migrations)).sort())
})
