import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { assertInvariants } from '../invariants/check-invariants'
import type { InvariantName } from '../invariants/every-invariant'
import { openDatabase } from '../tools/postgres/open-database'
import { kasir, pasar, stateFolder } from './systems'

type Kept = {
  /** The invariants that a journey breaks on purpose. */
  breaks: InvariantName[]
  /** Asks after every journey, by itself, whether the shop and the payment partner are still in order. */
  invariants: undefined
}

export const test = base.extend<Kept>({
  breaks: [[], { option: true }],

  invariants: [
    async ({ breaks }, use) => {
      const newLines = await rememberLogs()
      await use(undefined)

      const shop = openDatabase(pasar.databaseUrl)
      const partner = openDatabase(kasir.databaseUrl)
      const { serverKey } = kasir
      const logs = await newLines()
      await assertInvariants({ pasar: shop, kasir: partner, serverKey, logs, except: breaks }).finally(() =>
        Promise.all([shop.end(), partner.end()]),
      )
    },
    { auto: true },
  ],
})

/** Gives what was logged since now. */
async function rememberLogs() {
  const begun = new Map<string, number>()
  for (const file of await listLogs()) begun.set(file, (await stat(file)).size)

  return async () => {
    const texts = (await listLogs()).map(async (file) => (await readFile(file)).subarray(begun.get(file) ?? 0))
    const lines = (await Promise.all(texts)).join('\n').split('\n')

    return lines.filter((line) => line !== '')
  }
}

async function listLogs() {
  const folders = ['pasar', 'kasir'].map((system) => join(stateFolder, system))
  const found = folders.map(async (folder) => (await readdir(folder)).map((file) => join(folder, file)))

  return (await Promise.all(found)).flat().filter((file) => file.endsWith('.log'))
}
