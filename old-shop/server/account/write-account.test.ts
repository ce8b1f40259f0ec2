import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { RECEIPT, writeAccount } from './write-account'

let shop: TestShop
let folder: string

beforeAll(async () => {
  shop = await openTestShop()
  await fillShop({ shop, orders: 1000, seed: 1 })

  return shop.close
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'old-shop-account-'))

  return () => rm(folder, { recursive: true })
})

const write = (now = new Date()) => writeAccount({ shop, url: shop.url, folder, now })

const read = async (file: string) =>
  (await readFile(join(folder, file), 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'))

test('each transaction is written once, with its refunds through Kasir', async () => {
  const account = await write()

  const [charges, returns] = [await read('charges.copy'), await read('returns.copy')]
  const [counted] = await shop.sql`
    select count(distinct transaction_id)::int as charges, count(*)::int - count(distinct transaction_id)::int as duplicates
    from payments`
  expect(counted?.duplicates).toBeGreaterThan(0)
  expect(new Set(charges.map(([id]) => id)).size).toBe(charges.length)
  expect(charges).toHaveLength(counted?.charges)
  expect(account).toMatchObject({ since: null, charges: charges.length, returns: returns.length })
  const methods = new Map(charges.map(([id, , method]) => [id, method]))
  const kinds = new Set(returns.map(([id = '', kind]) => `${kind} of ${methods.get(id)}`))
  expect([...kinds].sort()).toEqual([
    'chargeback of credit_card',
    'refund of credit_card',
    'refund of gopay',
    'refund of other_qris',
  ])
})

test('no charge is paid before it was created, even after a clock jump of the old shop', async () => {
  await write()

  const charges = await read('charges.copy')

  const early = charges.filter(([, , , , , createdAt = '', settledAt = '']) => settledAt < createdAt)
  expect(early.filter(([, , , , , , settledAt]) => settledAt !== '\\N')).toEqual([])
})

test('after Kasir’s receipt only changed payments are written, each complete', async () => {
  const { history, until } = await write()
  await writeFile(join(folder, RECEIPT), JSON.stringify({ history, until }))
  const [paid] = await shop.sql`
    update payments set status = 'settled', paid_at = ${new Date().toISOString()}
    where id = (select min(id) from payments where status = 'pending') returning transaction_id, amount`

  const { since } = await write()

  expect(since).not.toBeNull()
  expect(await read('charges.copy')).toEqual([
    [
      paid?.transaction_id,
      expect.any(String),
      expect.any(String),
      paid?.amount,
      'settlement',
      ...Array(2).fill(expect.any(String)),
    ],
  ])
})

test('a receipt for another old shop is ignored', async () => {
  await writeFile(join(folder, RECEIPT), JSON.stringify({ history: 'another', until: new Date().toISOString() }))

  expect(await write()).toMatchObject({ since: null })
})
