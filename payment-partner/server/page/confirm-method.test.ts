import { isDatabaseAway } from '@jembatan/platform/database-away'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { openSilentProxy } from '../../../tools/dev/postgres/silent-proxy'
import { everyMethod, METHODS } from '../method/methods'
import { payTransaction } from '../payer/pay-transaction'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { reverseTransaction } from '../transaction/reverse-transaction'
import { confirmMethod } from './confirm-method'
import { getPaymentPage } from './get-payment-page'

const world = await openFileWorld()

const methodsOf = async (token: string) => {
  const page = await getPaymentPage(world.db, { token, now: NOW })

  return page.state === 'choose' ? page.methods : []
}

test('two tabs that confirm different methods open one transaction', async () => {
  const { token } = await world.createPage()

  const opened = await Promise.all([
    confirmMethod(world.db, { token, method: 'bca_va', now: NOW }),
    confirmMethod(world.db, { token, method: 'other_qris', now: NOW }),
  ])

  expect(opened.filter(Boolean)).toHaveLength(1)
})

test('a method whose commit is not acknowledged is found as the page’s own', async () => {
  const { token } = await world.createPage()
  const proxy = await openSilentProxy(world.url)
  const { db, sql } = connect(proxy.url, { deadlineMs: 500 })
  onTestFinished(() => sql.end({ timeout: 0 }).then(proxy.close))
  const committed = proxy.loseAnswersFrom('commit')

  const failure = await confirmMethod(db, { token, method: 'bca_va', now: NOW }).catch((error: unknown) => error)
  await committed
  proxy.recover()
  const again = await confirmMethod(db, { token, method: 'bca_va', now: NOW })

  expect(isDatabaseAway(failure)).toBe(true)
  expect(again).toBeUndefined()
  expect(await getPaymentPage(db, { token, now: NOW })).toMatchObject({
    state: 'va',
    transaction: { method: 'bca_va', status: 'pending' },
  })
})

test('an expired page takes no method', async () => {
  const { token } = await world.createPage()

  const opened = await confirmMethod(world.db, { token, method: 'bca_va', now: later(86_400) })

  expect(opened).toBeUndefined()
})

test('a page that was paid takes no second method when the bank undoes the payment', async () => {
  const { token } = await world.createPage()
  const paid = await confirmMethod(world.db, { token, method: 'indomaret', now: NOW })
  await payTransaction(world.db, { id: paid?.id ?? '', now: NOW })
  await reverseTransaction(world.db, { id: paid?.id ?? '', now: NOW })

  const opened = await confirmMethod(world.db, { token, method: 'other_qris', now: NOW })

  expect(opened).toBeUndefined()
  expect(await getPaymentPage(world.db, { token, now: NOW })).toMatchObject({ state: 'reversed' })
})

const VIRTUAL_ACCOUNTS = ['bca_va', 'bni_va', 'bri_va', 'permata_va', 'echannel']

test.each([
  ['everything active when nothing is named', undefined, everyMethod.filter((method) => !METHODS[method].onRequest)],
  ['the group name of virtual accounts', ['bank_transfer'], VIRTUAL_ACCOUNTS],
  ['the group name of counters', ['cstore'], ['indomaret', 'alfamart']],
  ['only what is named', ['credit_card', 'gopay'], ['gopay', 'credit_card']],
  ['nothing when nothing named is active', ['akulaku'], []],
])('a page offers %s', async (_rule, enabled_payments, methods) => {
  const { token } = await world.createPage({ enabled_payments })

  expect(await methodsOf(token)).toEqual(methods)
})

test('a method that the merchant left out cannot be confirmed', async () => {
  const { token } = await world.createPage({ enabled_payments: ['bca_va'] })

  expect(await confirmMethod(world.db, { token, method: 'other_qris', now: NOW })).toBeUndefined()
})

test('QRIS ends at ten million rupiah', async () => {
  const dear = await world.createPage({ transaction_details: { order_id: 'DEAR', gross_amount: 10_000_001 } })

  const offered = await methodsOf(dear.token)

  expect(offered).not.toContain('other_qris')
  expect(offered).toContain('bca_va')
})

test('a word that is no token is an unknown page', async () => {
  expect(await getPaymentPage(world.db, { token: "nix' or 1=1", now: NOW })).toEqual({ state: 'unknown' })
})
