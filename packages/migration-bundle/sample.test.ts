import { generateSigningKey, parseSigningKey, type SigningKey } from '@jembatan/contract/keys/signing-key'
import { beforeAll, expect, test } from 'vitest'
import { parseBundleKeys } from './manifest'
import { commitmentTo, drawOrders, readAnswer, readPromise, secretOfDraw, signAnswer, signPromise } from './sample'

const MIGRATION = '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10'
const [SECRET, NONCE] = ['a'.repeat(64), 'b'.repeat(64)]

let signingKey: SigningKey
beforeAll(async () => {
  signingKey = await parseSigningKey(await generateSigningKey())
})

test('orders follow from both halves of the draw, each at most once', () => {
  const draw = { secret: SECRET, nonce: NONCE, lastOrder: 5_000_000, orders: 1000 }

  const orderIds = drawOrders(draw)

  expect(drawOrders(draw)).toEqual(orderIds)
  expect(new Set(orderIds).size).toBe(1000)
  expect(orderIds.every((key, index) => key >= 1 && key <= 5_000_000 && key > (orderIds[index - 1] ?? 0))).toBe(true)
  for (const other of [{ nonce: SECRET }, { secret: NONCE }])
    expect(drawOrders({ ...draw, ...other }).filter((key) => orderIds.includes(key)).length).toBeLessThan(10)
})

test('orders come from the whole range of keys, or are all orders when there are no more', () => {
  const orderIds = drawOrders({ secret: SECRET, nonce: NONCE, lastOrder: 10_000, orders: 2000 })

  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inside = orderIds.filter((key) => key > tenth * 1000 && key <= (tenth + 1) * 1000).length
    expect(inside).toBeGreaterThan(140)
    expect(inside).toBeLessThan(260)
  }
  expect(drawOrders({ secret: SECRET, nonce: NONCE, lastOrder: 3, orders: 10 })).toEqual([1, 2, 3])
})

test('a promise commits to the one secret of a draw, which is always the same', async () => {
  const keys = await parseBundleKeys({ keys: [signingKey.publicJwk] })
  const promise = await readPromise(await signPromise({ migration: MIGRATION, draw: 3 }, signingKey), keys)

  const secret = await secretOfDraw({ migration: MIGRATION, draw: 3 }, signingKey)

  expect(promise).toMatchObject({ migration: MIGRATION, draw: 3, commitment: commitmentTo(secret) })
  expect(await secretOfDraw({ migration: MIGRATION, draw: 4 }, signingKey)).not.toBe(secret)
})

test('a changed file, or one signed by another key, is refused as request and as answer', async () => {
  const keys = await parseBundleKeys({ keys: [signingKey.publicJwk] })
  const other = await parseSigningKey(await generateSigningKey())
  const about = { migration: MIGRATION, sequence: 0, side: 'https://social.example', draw: 0, chunks: [] }
  const revealed = { createdAt: '2024-02-28T03:00:00.000Z', nonce: NONCE, secret: SECRET, lastOrder: 9, orders: 3 }
  const answer = await signAnswer({ ...about, ...revealed }, signingKey)
  const promise = await signPromise({ migration: MIGRATION, draw: 0 }, other)

  expect(await readAnswer(answer, keys)).toMatchObject(revealed)
  await expect(readAnswer(answer.replace('"lastOrder":9', '"lastOrder":8'), keys)).rejects.toThrow()
  await expect(readPromise(promise, keys)).rejects.toThrow('unknown kid')
})
