import { expect, test } from 'vitest'
import { ledgerEntries, ledgerTransactions } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { postTransaction } from './post-transaction'

const now = new Date('2026-11-25T03:00:00Z')

const payment = {
  key: 'payment:PSR-1-1',
  kind: 'payment',
  orderId: null,
  currency: 'IDR',
  entries: { gateway_receivable: 150_000, buyer_clearing: -150_000 },
  now,
} as const

test('repeated and concurrent reports of an event post it once', async () => {
  const { db } = await openShop()

  await Promise.all([1, 2, 3, 4].map(() => db.transaction((tx) => postTransaction(tx, payment))))

  expect(await db.select().from(ledgerTransactions)).toHaveLength(1)
  expect(await db.select().from(ledgerEntries)).toMatchObject([
    { account: 'gateway_receivable', amount: 150_000 },
    { account: 'buyer_clearing', amount: -150_000 },
  ])
})

test('an unbalanced transaction is not committed', async () => {
  const { db } = await openShop()
  const uneven = { ...payment, entries: { gateway_receivable: 150_000, buyer_clearing: -149_999 } }

  const posting = db.transaction((tx) => postTransaction(tx, uneven))

  await expect(posting).rejects.toThrow('does not balance')
  expect(await db.select().from(ledgerTransactions)).toHaveLength(0)
})

test('entries in two currencies balance nothing', async () => {
  const { db } = await openShop()

  const mixing = db.transaction(async (tx) => {
    const [{ id: transactionId } = { id: '' }] = await tx.insert(ledgerTransactions).values(payment).returning()
    await tx.insert(ledgerEntries).values([
      { transactionId, account: 'bank', amount: 1, currency: 'IDR' },
      { transactionId, account: 'refunds', amount: -1, currency: 'USD' },
    ])
  })

  await expect(mixing).rejects.toThrow('2 currencies')
})

test('a transaction without entries is not committed', async () => {
  const { db } = await openShop()

  await expect(db.insert(ledgerTransactions).values(payment)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('0 entries') },
  })
})

test.each(['update ledger_entries set amount = amount * 2', 'delete from ledger_transactions'])(
  'the books are not rewritten: %s',
  async (statement) => {
    const { db } = await openShop()
    await db.transaction((tx) => postTransaction(tx, payment))

    await expect(db.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('append-only') },
    })
  },
)
