import { beforeAll, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { everyMethod, METHODS, type Method } from '../method/methods'
import { payTransaction } from '../payer/pay-transaction'
import { NOW, openFileWorld } from '../testing/open-world'
import { chargebackTransaction } from './chargeback-transaction'
import { denyTransaction } from './deny-transaction'
import { reverseTransaction } from './reverse-transaction'
import { settleTransaction } from './settle-transaction'

const world = await openFileWorld()

beforeAll(() => world.db.update(merchants).set({ methods: everyMethod }))

const ACCEPTED = '4811111111111114'
const CHALLENGED = '4511111111111117'

async function paid(method: Method, card?: string) {
  const { id } = await world.openTransaction({ method, card })
  await payTransaction(world.db, { id, now: NOW })

  return { id, now: NOW }
}

async function settledCard() {
  const captured = await paid('credit_card', ACCEPTED)
  await settleTransaction(world.db, captured)

  return captured
}

const others = everyMethod.filter((method) => METHODS[method].kind !== 'card')

test.each(others)('a bank takes a settled %s back only where banks do that', async (method) => {
  const settled = await paid(method)

  const reversed = await reverseTransaction(world.db, settled)

  expect(reversed?.status).toBe(['permata_va', 'echannel', 'indomaret'].includes(method) ? 'deny' : undefined)
})

test('an unsettled transaction is not reversed', async () => {
  const { id } = await world.openTransaction({ method: 'permata_va' })

  expect(await reverseTransaction(world.db, { id, now: NOW })).toBeUndefined()
})

test('an accepted capture settles, a doubtful one does not', async () => {
  const accepted = await paid('credit_card', ACCEPTED)
  const doubtful = await paid('credit_card', CHALLENGED)

  expect(await settleTransaction(world.db, accepted)).toMatchObject({ status: 'settlement', settledAt: NOW })
  expect(await settleTransaction(world.db, doubtful)).toBeUndefined()
})

test.each([
  ['what nobody paid yet', async () => ({ ...(await world.openTransaction()), now: NOW })],
  ['a doubtful capture', () => paid('credit_card', CHALLENGED)],
])('%s may still be denied', async (_what, open) => {
  expect(await denyTransaction(world.db, await open())).toMatchObject({ status: 'deny' })
})

test.each([
  ['an accepted capture', () => paid('credit_card', ACCEPTED)],
  ['a settlement', () => paid('bca_va')],
])('%s is money, and no longer denied', async (_what, open) => {
  expect(await denyTransaction(world.db, await open())).toBeUndefined()
})

test.each([
  ['everything', undefined, 'chargeback', 150_000],
  ['all of it by amount', 150_000, 'chargeback', 150_000],
  ['a part', 50_000, 'partial_chargeback', 50_000],
])('the owner of a card gets %s back', async (_what, amount, status, chargedBackAmount) => {
  const settled = await settledCard()

  expect(await chargebackTransaction(world.db, { ...settled, amount })).toMatchObject({ status, chargedBackAmount })
})

test.each([0, -1, 150_001])('%s rupiah are not charged back', async (amount) => {
  const settled = await settledCard()

  expect(await chargebackTransaction(world.db, { ...settled, amount })).toBeUndefined()
})

test('only a settled card is charged back', async () => {
  const captured = await paid('credit_card', ACCEPTED)
  const transfer = await paid('bca_va')

  expect(await chargebackTransaction(world.db, captured)).toBeUndefined()
  expect(await chargebackTransaction(world.db, transfer)).toBeUndefined()
})
