import { expect, test } from 'vitest'
import type { Compared } from './compare-settlements'
import { describeVerdict, listUncompared } from './describe-verdict'
import type { Verified } from './verify-import'

const verified: Verified = {
  migration: 'm',
  sequence: 3,
  rows: 10,
  differences: [],
  unbalanced: [],
  orders: { draw: 0, orders: 2, rows: 8, differences: [] },
}
const compared: Compared = {
  accounts: [null, 'TOKO-LAMA'],
  sums: [],
  lines: 4,
  differences: 0,
  unexplained: 0,
  explained: {},
  examples: [],
}

test('a verdict about everything names nothing that was not compared', () => {
  expect(listUncompared(verified, compared)).toEqual([])
})

test.each<[string, Partial<Verified>, Compared, string]>([
  ['sums', { differences: undefined }, compared, 'npm run migration -- checksum'],
  ['whole orders', { orders: undefined }, compared, 'npm run migration -- checksum'],
  ['reports without an address', {}, { notCompared: 'no_address' }, 'MIDTRANS_SETTLEMENT_REPORT_URL'],
  ['reports without an answer', {}, { notCompared: 'no_answer' }, 'npm start'],
  ['reports behind a refused key', {}, { notCompared: 'key_refused' }, 'npm run -s kasir:keys'],
  ['reports of one account', {}, { ...compared, accounts: [null] }, 'npm run migration -- transfer'],
])('%s that were not compared are named, with the command that makes them comparable', (_, about, settled, command) => {
  const lines = describeVerdict({ ...verified, ...about }, settled, 1)

  expect(lines.filter((line) => line.startsWith('  Not compared: '))).toEqual([expect.stringContaining(command)])
})
