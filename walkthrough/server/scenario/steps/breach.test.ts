import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkRow, type RowCheck } from './breach'
import type { ScenarioContext } from './context'

const LEAK = { row: 9, finds: 'asked_from_elsewhere' }

/** A dev control with this result of row 9. */
async function resultOf(name: RowCheck, { verdict, codes }: { verdict: string; codes?: string[] }) {
  const title = { id: 'Browser', en: 'Browser' }
  const finding = { verdict, leaks: codes?.map((code) => ({ code, values: {} })) }
  const server = createServer((_, response) => response.end(`${JSON.stringify({ row: 9, title, ...finding })}\n`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const controls = { devControl: { name: 'devControl', address, key: 'key' } }

  return (await checkRow(name, LEAK).run({ controls } as unknown as ScenarioContext)).asExpected
}

test('a planted violation is found by its own code', async () => {
  expect(await resultOf('rowRed', { verdict: 'failed', codes: ['asked_from_elsewhere'] })).toBe(true)
})

test.each([
  ['broke', undefined],
  ['found something else', ['extra_claim']],
])('a check that %s has not found it', async (_what, codes) => {
  expect(await resultOf('rowRed', { verdict: 'failed', codes })).toBe(false)
})

test('a row that could not be checked, because another run is under way, was not played', async () => {
  const server = createServer((_, response) => response.writeHead(409).end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const controls = { devControl: { name: 'devControl', address, key: 'key' } }

  const result = await checkRow('rowGreen', LEAK).run({ controls } as unknown as ScenarioContext)

  expect(result).toMatchObject({ status: 409, asExpected: false, notPlayed: true, note: { word: 'rowUnchecked' } })
})

test('a restored rule passes', async () => {
  expect(await resultOf('rowGreen', { verdict: 'passed' })).toBe(true)
})

test('a row that waits for an open migration has neither passed nor found a violation', async () => {
  const moving = { verdict: 'migration_open', codes: [] }

  expect(await resultOf('rowMoving', moving)).toBe(true)
  expect([await resultOf('rowGreen', moving), await resultOf('rowRed', moving)]).toEqual([false, false])
  expect(await resultOf('rowMoving', { verdict: 'passed' })).toBe(false)
})
