import { expect, test } from 'vitest'
import { cardTokens, gatewayFaults, idempotencyKeys } from '@/db/schema'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { forgetOld } from './forget-old'

const world = await openFileWorld()

test('an answer is stored for its time and deleted afterwards', async () => {
  const row = { merchantId: world.merchant.id, startedAt: NOW, httpStatus: 200, answer: '{}' }
  await world.db.insert(idempotencyKeys).values([
    { ...row, key: 'old', forgetAt: later(300) },
    { ...row, key: 'young', forgetAt: later(301) },
  ])

  await forgetOld(world.db, { now: later(300) })

  const rows = await world.db.select({ key: idempotencyKeys.key }).from(idempotencyKeys)
  expect(rows).toEqual([{ key: 'young' }])
})

test('an expired card token is deleted', async () => {
  const token = { merchantId: world.merchant.id, maskedCard: '48111111-1114' }
  await world.db.insert(cardTokens).values([
    { ...token, id: 'over', expiresAt: later(600) },
    { ...token, id: 'good', expiresAt: later(601) },
  ])

  await forgetOld(world.db, { now: later(600) })

  expect(await world.db.select({ id: cardTokens.id }).from(cardTokens)).toEqual([{ id: 'good' }])
})

test('a used fault, and one older than a day, is deleted', async () => {
  const fault = { mode: 'http' as const, createdAt: NOW }
  await world.db.insert(gatewayFaults).values([
    { ...fault, match: 'struck', timesLeft: 0 },
    { ...fault, match: 'waiting', timesLeft: 1 },
    { ...fault, match: 'left behind', timesLeft: 1, createdAt: later(-24 * 60 * 60) },
  ])

  await forgetOld(world.db, { now: NOW })

  const rows = await world.db.select({ match: gatewayFaults.match }).from(gatewayFaults)
  expect(rows).toEqual([{ match: 'waiting' }])
})
