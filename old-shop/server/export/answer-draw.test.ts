import { text } from 'node:stream/consumers'
import {
  commitmentTo,
  decodeRows,
  drawOrders,
  parseBundleKeys,
  readAnswer,
  readChunk,
  readPromise,
  sampleFiles,
  sampleFolder,
} from '@jembatan/migration-bundle'
import { beforeEach, expect, test } from 'vitest'
import { fillShop } from '../rehearsal/fill-shop'
import { openTestShop, type TestShop } from '../testing/test-shop'
import { exportBulk } from './export-bulk'
import { sumShop } from './sum-shop'
import { readShop } from './testing/read-bundles'
import { makeTestSender, type TestSender } from './testing/test-sender'

const NONCE = '5'.repeat(64)

let shop: TestShop
let sender: TestSender
let migration: string

beforeEach(async () => {
  shop = await openTestShop()
  sender = await makeTestSender()
  await fillShop({ shop, orders: 100, seed: 7 })
  migration = (await exportBulk({ shop, url: shop.url, sender }))?.migration ?? ''

  return async () => {
    await shop.close()
    await sender.discard()
  }
})

const sum = () => sumShop({ shop, url: shop.url, sender })
const ask = (orders: number) =>
  sender.store.put(
    sampleFiles(migration).request,
    Buffer.from(JSON.stringify({ migration, draw: 0, nonce: NONCE, orders })),
  )
const keys = () => parseBundleKeys({ keys: [sender.signingKey.publicJwk] })
const read = async (file: string) => text((await sender.store.read(file)) ?? none())
const readPublishedPromise = async () => readPromise(await read(sampleFiles(migration).promise), await keys())
const readPublishedAnswer = async () => readAnswer(await read(sampleFiles(migration).answer), await keys())

test('requested orders are stored beside the sums, complete and without rows of other orders', async () => {
  await ask(20)

  const { sequence, orders } = await sum()

  const answer = await readPublishedAnswer()
  const orderIds = drawOrders(answer)
  const there = await readShop(shop)
  const payments = [...(there.get('payments')?.values() ?? [])]
    .filter((row) => 'orderId' in row && orderIds.includes(row.orderId as number))
    .map((row) => ('id' in row ? row.id : 0))
  expect({ sequence: answer.sequence, orders, drawn: orderIds.length }).toEqual({ sequence, orders: 20, drawn: 20 })
  for (const chunk of answer.chunks) {
    const stored = await sender.store.read(`${sampleFolder(migration)}/${chunk.name}`)
    const rows = []
    for await (const row of decodeRows(chunk.table, readChunk(chunk, stored ?? none(), sender.identity))) rows.push(row)
    const expected = [...(there.get(chunk.table)?.values() ?? [])].filter((row) => {
      if ('paymentId' in row) return payments.includes(row.paymentId)
      return orderIds.includes(('orderId' in row ? row.orderId : 'id' in row ? row.id : 0) as number)
    })
    expect(rows).toEqual(expected)
  }
})

test('the answer reveals the promised secret and promises the next one, and a repeated call changes nothing', async () => {
  const before = await readPublishedPromise()
  await ask(5)
  await sum()
  const [answer, next] = [await readPublishedAnswer(), await readPublishedPromise()]

  await sum()

  expect(before.draw).toBe(0)
  expect(commitmentTo(answer.secret)).toBe(before.commitment)
  expect(next.draw).toBe(1)
  expect(next.commitment).not.toBe(before.commitment)
  expect(await readPublishedPromise()).toEqual(next)
  expect((await readPublishedAnswer()).secret).toBe(answer.secret)
})

test('without a request no answer is stored, and a repeated bulk export makes no second promise', async () => {
  const { orders } = await sum()
  await ask(5)
  await sum()

  await exportBulk({ shop, url: shop.url, sender })

  expect(orders).toBe(0)
  expect((await readPublishedPromise()).draw).toBe(1)
})

async function* none() {}
