import { expect, test } from 'vitest'
import { findUndescribed } from './hold-against-description'

const REFUSAL = { status_code: '404', status_message: "Transaction doesn't exist.", id: 'A' }
const answered = (body: object, { status = 200 } = {}) => ({
  path: '/v2/[id]/status',
  method: 'GET',
  status,
  body: JSON.stringify(body),
})

test('an answer that the description names field by field is described', () => {
  expect(findUndescribed(answered(REFUSAL))).toEqual([])
})

test.each([
  ['a field that the description does not name', answered({ ...REFUSAL, hint: 'x' })],
  ['a field that is missing', answered({ status_code: '404' })],
  ['a status that the description does not name', answered(REFUSAL, { status: 418 })],
])('%s is found', (_what, answer) => {
  expect(findUndescribed(answer)).toEqual([expect.stringContaining('GET /v2/[id]/status')])
})
