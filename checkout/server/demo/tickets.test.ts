import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { issueTicket, spendTicket } from './tickets'

const admission = { session: 'S'.repeat(43), path: '/orders/PSR-1' }

beforeEach(() => vi.stubEnv('DEMO_MODE', '1'))
afterEach(() => vi.unstubAllEnvs())

test('a ticket admits once', () => {
  const { ticket } = issueTicket(admission)

  expect([spendTicket(ticket), spendTicket(ticket)]).toEqual([admission, undefined])
})

test('a ticket is good for a minute', () => {
  const { ticket } = issueTicket(admission, 0)

  expect(spendTicket(ticket, 60_000)).toBeUndefined()
})

test('a ticket that was not issued admits no one', () => {
  expect(spendTicket('made-up')).toBeUndefined()
})

test('outside a demo no ticket admits', () => {
  const { ticket } = issueTicket(admission)
  vi.stubEnv('DEMO_MODE', '')

  expect(spendTicket(ticket)).toBeUndefined()
})
