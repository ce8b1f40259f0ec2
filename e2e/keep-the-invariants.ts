import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { Sql } from 'postgres'
import { assertInvariants } from '../invariants/check-invariants'
import type { InvariantName } from '../invariants/every-invariant'
import { markBooks } from '../invariants/new-since'
import { openDatabase } from '../tools/postgres/open-database'
import { kasir, pasar, stateFolder } from './systems'

type Kept = {
  /** The invariants that a journey breaks on purpose. */
  breaks: InvariantName[]
  /** Asks after every journey, by itself, whether what is new in the books of both sides is in order. */
  invariants: undefined
}

type Books = {
  /** Of the shop and of the payment partner. */
  books: { pasar: Sql; kasir: Sql }
}

export const test = base.extend<Kept, Books>({
  breaks: [[], { option: true }],

  books: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs from this pattern.
    async ({}, use) => {
      const books = { pasar: openDatabase(pasar.databaseUrl), kasir: openDatabase(kasir.databaseUrl) }
      await use(books)
      await Promise.all([books.pasar.end(), books.kasir.end()])
    },
    { scope: 'worker' },
  ],

  invariants: [
    async ({ breaks, books }, use) => {
      const [since, lengths] = [await markBooks(books.pasar), await measureLogs()]
      await use(undefined)

      const logs = await readLogs(lengths)
      await assertInvariants({ ...books, serverKey: kasir.serverKey, since, logs, except: breaks })
    },
    { auto: true },
  ],
})

async function measureLogs() {
  const lengths = (await listLogs()).map(async (file) => [file, (await stat(file)).size] as const)

  return new Map(await Promise.all(lengths))
}

/** The lines of both sides' logs, behind those lengths where there are some. */
export async function readLogs(lengths = new Map<string, number>()) {
  const texts = (await listLogs()).map((file) => readFrom(file, lengths.get(file) ?? 0))
  const lines = (await Promise.all(texts)).join('\n').split('\n')

  return lines.filter((line) => line !== '')
}

const readFrom = async (path: string, start: number) =>
  (await createReadStream(path, { start, encoding: 'utf8' }).toArray()).join('')

async function listLogs() {
  const folders = ['pasar', 'kasir'].map((system) => join(stateFolder, system))
  const found = folders.map(async (folder) => (await readdir(folder)).map((file) => join(folder, file)))

  return (await Promise.all(found)).flat().filter((file) => file.endsWith('.log'))
}
