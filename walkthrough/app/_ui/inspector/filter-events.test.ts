import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { EVERYTHING, type Filter, filterEvents, groupRows, toRows } from './filter-events'

const event = (sequence: number, kind: string, detail: AuditEvent['detail'] = {}): AuditEvent => ({
  system: 'ramai',
  sequence,
  previousHash: '',
  hash: '',
  at: '2026-11-25T04:00:00.000000Z',
  kind,
  detail,
})

const token = { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' }
const EVENTS = [
  event(1, 'handoff_minted', {
    crossing: token,
    message: { method: 'POST', path: '/out', claims: { sku: 'AYU-SERUM' } },
  }),
  event(2, 'handoff_refused', { crossing: { ...token, verdict: 'refused' }, reason: 'too_many' }),
  event(3, 'signing_key_changed'),
]

test.each<[string, Partial<Filter>, number[]]>([
  ['the newest first, and only what crosses', {}, [2, 1]],
  ['what happens inside too', { inside: true }, [3, 2, 1]],
  ['a flow', { flow: 'F2', inside: true }, [2, 1]],
  ['a system at either end', { system: 'pasar' }, [2, 1]],
  ['a system that has no part in it', { system: 'kasir' }, []],
  ['a verdict', { verdict: 'refused' }, [2]],
  ['text in the claims, in any case', { text: ' ayu-serum ' }, [1]],
])('finds %s', (_, filter, sequences) => {
  const matches = filterEvents(EVENTS, { ...EVERYTHING, ...filter })

  expect(matches.map(({ sequence }) => sequence)).toEqual(sequences)
})

const statusAsked = (sequence: number, order: string): AuditEvent => ({
  ...event(sequence, 'status_asked', {
    crossing: { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server', verdict: 'passed' },
    message: { path: `/v2/${order}-1/status` },
  }),
})

test('repeated status requests of an order are one row, also with other events between; taps of two people are two', () => {
  const rows = toRows([
    statusAsked(7, 'PSR-A'),
    statusAsked(6, 'PSR-B'),
    statusAsked(5, 'PSR-A'),
    statusAsked(4, 'PSR-A'),
    event(2, 'handoff_minted', { crossing: token }),
    event(1, 'handoff_minted', { crossing: token }),
  ])

  expect(rows.map(({ event: { sequence }, times }) => [sequence, times])).toEqual([
    [7, 3],
    [6, 1],
    [2, 1],
    [1, 1],
  ])
})

test('the rows of one order, and those of one tap, are grouped at the newest', () => {
  const tapped = (sequence: number, iat: number) =>
    event(sequence, 'handoff_minted', { crossing: token, message: { claims: { sku: 'AYU-SERUM', iat } } })
  const events = [
    statusAsked(6, 'PSR-A'),
    statusAsked(5, 'PSR-B'),
    tapped(4, 2),
    statusAsked(3, 'PSR-A'),
    tapped(2, 1),
    event(1, 'x'),
  ]

  const rows = groupRows(events.map((event) => ({ event, times: 1 })))

  expect(rows.map(({ event: { sequence }, group, isFirst }) => [sequence, group, isFirst])).toEqual([
    [6, 'PSR-A', true],
    [3, 'PSR-A', false],
    [5, 'PSR-B', true],
    [4, 'AYU-SERUM', true],
    [2, 'AYU-SERUM', true],
    [1, undefined, true],
  ])
})
