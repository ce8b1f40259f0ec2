import { expect, test } from 'vitest'
import { sign } from './sign'

const serverKey = 'SB-Mid-server-test'

test.each([
  ['ORDER-sandbox-0001', '200', '150000.00', 'd65b4adf', '3672e4'],
  ['ORDER-sandbox-0002', '201', '75000.00', 'db70270f', '0d876a'],
  ['ORDER-sandbox-0003', '202', '50000.00', 'a51d1bd2', '7692c6'],
])('signs %s %s %s as published', (order_id, status_code, gross_amount, start, end) => {
  const signature = sign({ order_id, status_code, gross_amount, serverKey })

  expect(signature).toMatch(new RegExp(`^${start}[0-9a-f]{${128 - start.length - end.length}}${end}$`))
})
