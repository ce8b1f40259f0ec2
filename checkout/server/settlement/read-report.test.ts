import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readLines, readReport } from './read-report'

const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

test.each([
  ["'=1+1", '=1+1'],
  ["' space", ' space'],
  ["';b", ';b'],
  ["''quoted", "'quoted"],
  ['PSR-1-desk', 'PSR-1-desk'],
])('the refund key %s is read back as %s', (cell, refundKey) => {
  const line = `2026-11-24,G1,PSR-1,t-1,${cell},refund,qris,other_qris,-100,0,-100,2026-11-24 10:00:00`

  expect(readReport(`${HEADER}\n${line}\n`)).toMatchObject([{ providerOrderId: 'PSR-1', refundKey }])
})

const lineOf = (number: number) =>
  `2026-11-24,G1,PSR-${number},t-${number},,settlement,qris,other_qris,100,0,100,2026-11-24 10:00:00\n`
const bytesOf = (csv: string) => Readable.from(Buffer.from(csv))

test('lines are read while the rest of the report is still coming', async () => {
  async function* report() {
    yield Buffer.from(`${HEADER}\n`)
    for (let number = 1; ; number += 1) yield Buffer.from(lineOf(number))
  }
  const read: string[] = []

  for await (const { transactionId } of readLines(report())) {
    read.push(transactionId)
    if (read.length === 3) break
  }

  expect(read).toEqual(['t-1', 't-2', 't-3'])
})

test.each([
  ['nothing at all', '', 1],
  ['another header', `${HEADER},more\n`, 1],
  ['a line cut short', `${HEADER}\n${lineOf(1)}2026-11-24,G1`, 3],
  ['a quote that never ends', `${HEADER}\n${lineOf(1)}"`, 3],
])('%s is named by its line, read whole or as it comes', async (_, csv, line) => {
  const malformed = { code: 'settlement_malformed', details: { line } }

  await expect(Readable.from(readLines(bytesOf(csv))).toArray()).rejects.toMatchObject(malformed)
  expect(() => readReport(csv)).toThrow(expect.objectContaining(malformed))
})

test('the failure that cuts a report off is reported unchanged', async () => {
  const lost = new Error('connection lost')
  async function* report() {
    yield Buffer.from(`${HEADER}\n${lineOf(1)}`)
    throw lost
  }

  await expect(Readable.from(readLines(report())).toArray()).rejects.toBe(lost)
})
