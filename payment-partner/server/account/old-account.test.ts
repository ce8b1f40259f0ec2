import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountHistories, auditEvents, merchants, notifications, transactions } from '@/db/schema'
import { authenticateMerchant } from '../merchant/authenticate'
import { payBill } from '../payer/answer-bill'
import { payTransaction } from '../payer/pay-transaction'
import { getPayment } from '../payment/payment'
import { sign } from '../payment/sign'
import { refundTransaction } from '../refund/refund-transaction'
import { settlementReport } from '../report/settlement-report'
import { openWorld, type World } from '../testing/open-world'
import { chargebackTransaction } from '../transaction/chargeback-transaction'
import type { AccountKeys } from './keys'
import { HistoryIncomplete, loadHistory } from './load-history'
import { transferAccount } from './transfer-account'

const NOW = new Date('2026-11-27T05:00:00Z')
const ACCOUNT = 'TOKO-LAMA'
const PASAR = { notificationUrl: 'http://pasar.test/hook', finishUrl: 'http://pasar.test/finish' }

let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kasir-account-'))
})
beforeEach(async () => {
  world = await openWorld()

  return world.close
})
afterAll(() => rm(folder, { recursive: true }))

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

type Charge = { number: number; method?: string; amount?: number; status?: string; paidAt?: string | null }
type Back = { number: number; kind?: string; part?: number; amount?: number; confirmedAt?: string | null }

const charge = ({ number, method = 'other_qris', amount = 150_000, status = 'settlement', paidAt }: Charge) => [
  ...[idOf(number), `TL-${number}-1`, method, amount, status, '2024-01-05 03:00:00+00'],
  paidAt === undefined ? (status === 'settlement' ? '2024-01-05 03:10:00+00' : null) : paidAt,
]

const back = ({ number, kind = 'refund', part = 0, amount = 150_000, confirmedAt = '2024-01-09 03:00:00+00' }: Back) =>
  [idOf(number), kind, `TL-${number}-1-R${number + part}`, amount, `2024-01-08 03:0${part}:00+00`, confirmedAt] as const

type Tell = { charges: Charge[]; returns?: Back[]; history?: string; since?: string | null; counted?: number }

/** Writes the files as the old shop does. */
async function tell({ charges, returns = [], history = 'first', since = null, counted = charges.length }: Tell) {
  const lines = (rows: (readonly unknown[])[]) =>
    rows.map((cells) => `${cells.map((cell) => cell ?? '\\N').join('\t')}\n`).join('')
  await writeFile(join(folder, 'charges.copy'), lines(charges.map(charge)))
  await writeFile(join(folder, 'returns.copy'), lines(returns.map(back)))
  const about = {
    account: ACCOUNT,
    history,
    since,
    until: NOW.toISOString(),
    charges: counted,
    returns: returns.length,
  }
  await writeFile(join(folder, 'account.json'), JSON.stringify(about))
  let keys: AccountKeys | undefined
  const handOver = async (accountKeys: AccountKeys) => {
    keys = accountKeys
  }
  const loaded = await loadHistory(world.sql, { folder, now: NOW, handOver })

  return { ...loaded, keys }
}

const reportOf = async (day: string) => {
  const report = await settlementReport(world.db, { merchantId: ACCOUNT, day })
  return report?.lines.map(({ orderId, kind, method, gross }) => [orderId, kind, method, gross])
}

async function transfer(held?: AccountKeys) {
  const received: AccountKeys[] = []
  const handOver = async (keys: AccountKeys) => void received.push(keys)
  const { changed } = await transferAccount(world.db, { merchantId: ACCOUNT, held, ...PASAR, now: NOW, handOver })

  return { changed, keys: received[0] }
}

const basic = (serverKey = '') => `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
const ownerOf = async (keys?: AccountKeys) => (await authenticateMerchant(world.db, basic(keys?.serverKey)))?.id

test("imported charges are in their days' reports once, however often they are imported", async () => {
  const past = {
    charges: [
      { number: 1 },
      { number: 2, method: 'bca_va', amount: 80_000, paidAt: '2024-01-05 17:00:00+00' },
      { number: 3, method: 'credit_card', amount: 90_000 },
      { number: 4, status: 'pending' },
      { number: 5, status: 'expire' },
    ],
    returns: [
      { number: 1, amount: 75_000 },
      { number: 3, kind: 'chargeback', amount: 90_000 },
    ],
  }

  const first = await tell(past)
  const again = await tell(past)

  expect(first).toMatchObject({ added: 5, changed: 0, refunds: 1 })
  expect(again).toMatchObject({ added: 0, changed: 0, keys: undefined })
  expect(await reportOf('2024-01-05')).toEqual([
    ['TL-1-1', 'settlement', 'other_qris', 150_000],
    ['TL-3-1', 'settlement', 'credit_card', 90_000],
  ])
  expect(await reportOf('2024-01-06')).toEqual([['TL-2-1', 'settlement', 'bca_va', 80_000]])
  expect(await reportOf('2024-01-08')).toEqual([
    ['TL-1-1', 'refund', 'other_qris', -75_000],
    ['TL-3-1', 'chargeback', 'credit_card', -90_000],
  ])
  const states = await Promise.all([1, 2, 3, 4, 5].map((number) => world.statusOf(idOf(number))))
  expect(states).toEqual(['partial_refund', 'settlement', 'chargeback', 'pending', 'expire'])
})

test('a later state of a transaction is imported, and an earlier one is not', async () => {
  await tell({ charges: [{ number: 1, status: 'pending' }, { number: 2 }] })

  const later = await tell({
    charges: [{ number: 1 }, { number: 2 }],
    returns: [{ number: 2, confirmedAt: null }],
    since: 'then',
  })
  await tell({ charges: [{ number: 1, status: 'pending' }], since: 'then' })

  expect(later).toMatchObject({ added: 0, changed: 2, refunds: 1 })
  expect([await world.statusOf(idOf(1)), await world.statusOf(idOf(2))]).toEqual(['settlement', 'refund'])
  expect(await reportOf('2024-01-05')).toHaveLength(2)
})

test('a further part that went back is counted, and no more than was paid can follow it', async () => {
  const parts = [
    { number: 1, part: 0, amount: 50_000 },
    { number: 1, part: 1, amount: 60_000 },
  ]
  await tell({ charges: [{ number: 1 }], returns: parts.slice(0, 1) })

  const further = await tell({ charges: [{ number: 1 }], returns: parts, since: 'then' })
  await transfer()
  const refund = (amount: number) => {
    const request = { refundKey: `later-${amount}`, amount, reason: null }
    return refundTransaction(world.db, { merchantId: ACCOUNT, id: idOf(1), request, direct: true, now: NOW })
  }

  expect(further).toMatchObject({ changed: 1 })
  expect((await refund(40_001)).status_code).toBe('414')
  expect(await refund(40_000)).toMatchObject({ status_code: '200', refund_amount: '150000.00' })
})

test('a bank confirms pending imported refunds in its next batch', async () => {
  await tell({ charges: [{ number: 1 }], returns: [{ number: 1, confirmedAt: null }] })

  const jobs = await world.sql`select task_identifier as task, run_at > now() as later from graphile_worker.jobs`

  expect(jobs).toEqual([{ task: 'confirm-refund', later: expect.any(Boolean) }])
})

test.each([
  ['more back than was paid', [{ number: 1 }], [{ number: 1, amount: 150_001 }]],
  ['a refund of a method that has none', [{ number: 1, method: 'bca_va' }], [{ number: 1 }]],
  ['a chargeback of what is no card', [{ number: 1 }], [{ number: 1, kind: 'chargeback' }]],
  ['a method that is not offered', [{ number: 1, method: 'cash' }], []],
  ['money back that had not come', [{ number: 1, status: 'pending' }], [{ number: 1 }]],
])('%s is refused, and nothing is kept', async (rule, charges, returns) => {
  await expect(tell({ charges: [{ number: 9 }, ...charges], returns })).rejects.toThrow(rule)

  expect(await world.db.select().from(transactions)).toEqual([])
})

test('the same transaction with another sum is refused', async () => {
  await tell({ charges: [{ number: 1 }] })

  await expect(tell({ charges: [{ number: 1, amount: 150_001 }] })).rejects.toThrow('another sum')
})

test("a whole import is analyzed, so that a day's report reads that day only", async () => {
  await tell({ charges: Array.from({ length: 40 }, (_, at) => ({ number: at + 1 })) })

  const [statistics] = await world.sql`select reltuples from pg_class where relname = 'transactions'`
  expect(statistics?.reltuples).toBe(40)
})

test('half a file is refused, and so is a line that is none', async () => {
  await expect(tell({ charges: [{ number: 1 }], counted: 2 })).rejects.toThrow('not those of account.json')
  await expect(tell({ charges: [{ number: 1, paidAt: 'yesterday evening' }] })).rejects.toThrow()

  expect(await world.db.select().from(accountHistories)).toEqual([])
})

test('changes of an unknown history are refused until all of it is imported', async () => {
  await expect(tell({ charges: [{ number: 1 }], since: 'then' })).rejects.toThrow(HistoryIncomplete)
})

test('another past takes the place of the one before, whole, with other keys', async () => {
  const { keys: before } = await tell({ charges: [{ number: 1 }, { number: 2 }], returns: [{ number: 2 }] })
  await transfer()

  const { keys } = await tell({ charges: [{ number: 1, amount: 70_000 }], history: 'second' })

  expect(await reportOf('2024-01-05')).toEqual([['TL-1-1', 'settlement', 'other_qris', 70_000]])
  expect([await ownerOf(before), await ownerOf(keys)]).toEqual([undefined, ACCOUNT])
})

test('an account is not opened if its keys cannot be handed over', async () => {
  await tell({ charges: [{ number: 1 }] })
  const handOver = () => Promise.reject(new Error('disk full'))
  const about = JSON.parse(await readFile(join(folder, 'account.json'), 'utf8'))
  await writeFile(join(folder, 'account.json'), JSON.stringify({ ...about, history: 'second' }))

  await expect(loadHistory(world.sql, { folder, now: NOW, handOver })).rejects.toThrow('disk full')

  expect(await world.db.select().from(accountHistories)).toMatchObject([{ history: 'first' }])
})

test('a transfer gives out new keys, and the previous ones open nothing', async () => {
  const { keys: previous } = await tell({ charges: [{ number: 1 }] })
  const before = await ownerOf(previous)

  const { keys } = await transfer()
  const again = await transfer(keys)

  expect([before, await ownerOf(previous), await ownerOf(keys)]).toEqual([ACCOUNT, undefined, ACCOUNT])
  expect(again).toEqual({ changed: false, keys: undefined })
  const [account] = await world.db.select().from(merchants).where(eq(merchants.id, ACCOUNT))
  expect(account).toMatchObject(PASAR)
  const events = await world.db.select().from(auditEvents)
  expect(events.map(({ kind }) => kind)).toEqual(['account_history_loaded', 'account_transferred'])
  expect(JSON.stringify(events)).not.toContain('Mid-')
})

test('a transferred account takes over no more of its past', async () => {
  await tell({ charges: [{ number: 1 }] })
  await transfer()

  await expect(tell({ charges: [{ number: 1 }] })).rejects.toThrow('has been transferred')
})

test('a returned account gets new keys, and its history continues', async () => {
  await tell({ charges: [{ number: 1, status: 'pending' }] })
  const { keys } = await transfer()

  const received: AccountKeys[] = []
  const handOver = async (keys: AccountKeys) => void received.push(keys)
  const back = { ...PASAR, notificationUrl: null, returned: true }
  await transferAccount(world.db, { merchantId: ACCOUNT, ...back, now: NOW, handOver })
  const loaded = await tell({ charges: [{ number: 1 }] })

  expect([await ownerOf(keys), await ownerOf(received[0])]).toEqual([undefined, ACCOUNT])
  expect(loaded).toMatchObject({ changed: 1 })
})

test('an unknown account cannot be transferred', async () => {
  await expect(transfer()).rejects.toThrow('no account TOKO-LAMA')
})

test('a pending charge can be paid after the transfer, and its new owner is notified, signed with the new key', async () => {
  await tell({ charges: [{ number: 1, status: 'pending' }] })
  const { keys } = await transfer()

  const paid = await payTransaction(world.db, { id: idOf(1), now: new Date(NOW.getTime() + 60_000) })

  const [notification] = await world.db.select().from(notifications)
  const body = JSON.parse(notification?.body ?? '{}')
  expect(paid).toMatchObject({ status: 'settlement', grossAmount: 150_000 })
  expect(notification?.url).toBe(PASAR.notificationUrl)
  expect(body.signature_key).toBe(sign({ ...body, serverKey: keys?.serverKey ?? '' }))
})

test('the pay code of a pending charge still works', async () => {
  const waiting = [
    { number: 1, method: 'other_qris' },
    { number: 2, method: 'bca_va' },
  ] as const
  await tell({ charges: waiting.map(({ number, method }) => ({ number, method, status: 'pending' })) })

  for (const { number, method } of waiting) {
    const { transaction } = await getPayment(world.db, idOf(number))
    await payBill(world.db, { payCode: transaction.payCode ?? '', channel: method, amount: 150_000, now: NOW })
  }

  expect([await world.statusOf(idOf(1)), await world.statusOf(idOf(2))]).toEqual(['settlement', 'settlement'])
})

test('refunds and chargebacks of before the transfer go on under the new owner by the usual ways', async () => {
  await tell({ charges: [{ number: 1 }, { number: 2, method: 'credit_card' }] })
  await transfer()
  const request = { refundKey: 'TL-1-1-R7', amount: 50_000, reason: null }

  const refund = () =>
    refundTransaction(world.db, { merchantId: ACCOUNT, id: idOf(1), request, direct: true, now: NOW })
  const answers = [await refund(), await refund()]
  await chargebackTransaction(world.db, { id: idOf(2), now: NOW })

  expect(answers.map(({ status_code }) => status_code)).toEqual(['200', '406'])
  expect(await reportOf('2026-11-27')).toEqual([
    ['TL-1-1', 'refund', 'other_qris', -50_000],
    ['TL-2-1', 'chargeback', 'credit_card', -150_000],
  ])
})
