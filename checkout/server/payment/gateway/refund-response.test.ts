import { expect, test } from 'vitest'
import { GatewayError } from './gateway-error'
import { readRefundResponse } from './refund-response'

test.each([
  ['200', { kind: 'accepted' }],
  ['201', { kind: 'accepted' }],
  ['202', { kind: 'denied', why: 'Denied by the bank' }],
])('an answer of %s', async (status_code, expected) => {
  const answer = readRefundResponse(Promise.resolve({ status_code, status_message: 'Denied by the bank' }))

  expect(await answer).toEqual(expected)
})

test('a bank that gives no reason denies all the same', async () => {
  expect(await readRefundResponse(Promise.resolve({ status_code: '202' }))).toEqual({ kind: 'denied', why: '' })
})

test.each([
  [406, { kind: 'known' }],
  [400, { kind: 'denied', why: 'no' }],
  [412, { kind: 'denied', why: 'no' }],
  [499, { kind: 'denied', why: 'no' }],
])('a refusal with %d', async (status, expected) => {
  expect(await readRefundResponse(Promise.reject(new GatewayError(status, 'no')))).toEqual(expected)
})

test.each([401, 408, 429, 399, 500, 503, null])('after %s it must be requested again', async (status) => {
  const error = new GatewayError(status, 'no')

  await expect(readRefundResponse(Promise.reject(error))).rejects.toBe(error)
})

test.each([null, 'ok', {}, { status_code: 200 }])('%j is no answer, so it must be requested again', async (answer) => {
  await expect(readRefundResponse(Promise.resolve(answer))).rejects.toMatchObject({
    name: 'GatewayError',
    status: null,
  })
})
