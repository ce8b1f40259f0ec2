import { expect, test } from 'vitest'
import { setMethods } from '../merchant/change-settings'
import { everyMethod, METHODS } from '../method/methods'
import { NOW, openFileWorld } from '../testing/open-world'
import { payTransaction } from './pay-transaction'

const world = await openFileWorld()
await setMethods(world.db, { id: world.merchant.id, methods: everyMethod })

const pay = (id: string, now = NOW) => payTransaction(world.db, { id, now })

test.each(everyMethod.filter((method) => METHODS[method].kind !== 'card'))(
  '%s is settled when it is paid',
  async (method) => {
    const { id } = await world.openTransaction({ method })

    expect(await pay(id)).toMatchObject({ status: 'settlement', settledAt: NOW })
  },
)

test('paying captures a card, and a card that the bank denies is denied', async () => {
  const accepted = await world.openTransaction({ method: 'credit_card', card: '4811111111111114' })
  const denied = await world.openTransaction({ method: 'credit_card', card: '4911111111111113' })

  expect(await pay(accepted.id)).toMatchObject({ status: 'capture', settledAt: null })
  expect(await pay(denied.id)).toMatchObject({ status: 'deny' })
})

test.each(['bca_va', 'credit_card'] as const)('a %s that is late is not paid', async (method) => {
  const { id, expiresAt } = await world.openTransaction({ method, card: '4811111111111114' })

  expect(await pay(id, expiresAt)).toBeUndefined()
  expect(await world.statusOf(id)).toBe('pending')
})

test('paying twice pays once', async () => {
  const { id } = await world.openTransaction()

  const outcomes = await Promise.all([pay(id), pay(id)])

  expect(outcomes.filter(Boolean)).toHaveLength(1)
})
