import { expect, test } from 'vitest'
import { isSignedBy } from './signature'

const KEY = 'SB-Mid-server-test'

const GOLDEN = [
  {
    order_id: 'ORDER-sandbox-0001',
    status_code: '200',
    gross_amount: '150000.00',
    signature_key:
      'd65b4adf15335095fe1bfafe24964d48009dcc2989393e13570b0c9852ea60df0040b1a9646b9c9ef9433317f77acc8e387c59998dc20f5bd93fff93d23672e4',
  },
  {
    order_id: 'ORDER-sandbox-0002',
    status_code: '201',
    gross_amount: '75000.00',
    signature_key:
      'db70270f6c27da2b564d4fffd9df3eeae578a7afba22bf5e6071711c7914d7a3d22ccaa533e864cf53742ca73c9e63016b0cbc1f97ee253a77b24b7a410d876a',
  },
  {
    order_id: 'ORDER-sandbox-0003',
    status_code: '202',
    gross_amount: '50000.00',
    signature_key:
      'a51d1bd2aa8b1dca9228f3827cd641b6dadf52ebb9ed40fb45db6a06dbb33de7cde8e80caa93dfb5e6beeaaf44f698dc7f6f56edd46556eddaa2a774ff7692c6',
  },
] as const

test.each(GOLDEN)('$order_id with code $status_code is signed as the gateway signs it', (signed) => {
  expect(isSignedBy(KEY, signed)).toBe(true)
})

const [signed] = GOLDEN

test.each([
  ['another order', { order_id: 'ORDER-sandbox-0002' }],
  ['another code', { status_code: '201' }],
  ['another sum', { gross_amount: '15000.00' }],
  ['the same sum written otherwise', { gross_amount: '150000' }],
  ['no signature', { signature_key: '' }],
  ['a shortened signature', { signature_key: 'd65b4adf' }],
  ['no hexadecimal', { signature_key: 'z'.repeat(128) }],
])('%s is rejected', (_, change) => {
  expect(isSignedBy(KEY, { ...signed, ...change })).toBe(false)
})

test('another key signs nothing of ours', () => {
  expect(isSignedBy('SB-Mid-server-other', signed)).toBe(false)
})
