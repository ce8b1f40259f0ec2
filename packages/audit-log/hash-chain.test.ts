import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

/** Migrations are history and stay as they were applied; what a system changes about its chain is a later migration. */
test.each([
  ['Ramai', '../../db/migrations/0003_seal_the_trail.sql'],
  ['Pasar', '../../checkout/db/migrations/0004_seal_the_trail.sql'],
  ['Kasir', '../../payment-partner/db/migrations/0004_seal_the_trail.sql'],
])('%s has the hash chain of this package, word for word', async (_, migration) => {
  expect(await read(migration)).toContain(await read('./hash-chain.sql'))
})
