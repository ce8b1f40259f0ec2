import { expect, test } from 'vitest'
import type { AuditEvent } from '../audit-log/audit-event'
import { CLAIMS } from './claims'
import { countCrossed } from './count-crossed'

const event = (from: string, to: string, carrier: string): AuditEvent => ({
  system: 'pasar',
  sequence: 1,
  previousHash: '',
  hash: '',
  at: '2026-11-27T02:00:00Z',
  kind: 'any',
  detail: { crossing: { flow: 'F3', from, to, carrier, verdict: 'passed' } },
})
const ramaiWith = (...names: string[]) => [
  { system: 'ramai' as const, tables: names.map((name) => ({ name, rows: 1 })) },
]

test('nine facts, no person, no money in the feed and no connection to the shop', () => {
  const events = [event('ramai', 'pasar', 'browser'), event('pasar', 'kasir', 'server')]

  const crossed = countCrossed({ claims: CLAIMS, databases: ramaiWith('posts', 'promos'), events })

  expect(crossed).toEqual({ facts: 9, persons: 0, money: [], connections: 0 })
})

test('a tenth claim, a table of orders and a call from server to server are each counted', () => {
  const crossed = countCrossed({
    claims: [...CLAIMS, 'viewer'],
    databases: ramaiWith('posts', 'orders'),
    events: [event('ramai', 'pasar', 'server')],
  })

  expect(crossed).toEqual({ facts: 10, persons: 1, money: ['orders'], connections: 1 })
})

test('an unreadable database has no figure', () => {
  const databases = [{ system: 'ramai' as const, unread: 'down' as const }]

  expect(countCrossed({ claims: CLAIMS, databases, events: [] }).money).toBeNull()
})
