import { expect, test } from 'vitest'
import { readFlows } from '../../tools/dev/systems/flows'
import { permitBy } from './migration-permit'

const [flow] = (await readFlows()).filter(({ id }) => id === 'F7')
const DAY_MS = 24 * 60 * 60 * 1000
const FILLED = '2026-12-01T01:00:00.000Z'
const FIRST = '2026-12-01T02:00:00.000Z'
const onDay = (day: number) => new Date(Date.parse(FIRST) + day * DAY_MS)
const event = (kind: string, at = FIRST, detail = {}) => ({ kind, at, detail })
const imported = event('migration_orders_imported')
const legacy = { filledAt: FILLED, isClosed: false }

test('an old shop may hold data until its migration begins, and for the days of the register after that', () => {
  expect(permitBy(flow, { events: [], legacy, now: onDay(90) })).toEqual({ day: null, days: 46 })
  expect(permitBy(flow, { events: [imported], legacy, now: onDay(46) })).toEqual({ day: 46, days: 46 })
})

test('an earlier migration, purged or not, says nothing about an old shop that was filled later', () => {
  const earlier = [
    event('migration_orders_imported', '2026-01-01T00:00:00.000Z'),
    event('migration_purged', '2026-02-01T00:00:00.000Z'),
  ]

  expect(permitBy(flow, { events: earlier, legacy, now: onDay(1) })).toEqual({ day: null, days: 46 })
  expect(permitBy(flow, { events: [...earlier, imported], legacy, now: onDay(1) })).toEqual({ day: 1, days: 46 })
})

test('the demo time that passed since the beginning counts, and the time before does not', () => {
  const week = event('clock_advanced', FIRST, { seconds: (7 * DAY_MS) / 1000 })
  const permitWith = (...events: (typeof week)[]) => permitBy(flow, { events, legacy, now: onDay(1) })

  expect(permitWith(week, imported, week)).toEqual({ day: 8, days: 46 })
  expect(permitWith(imported, ...Array.from({ length: 7 }, () => week))).toHaveProperty('refusal')
})

const purged = event('migration_purged', FIRST)

test.each([
  [
    'after the days of the register',
    flow,
    { events: [imported], legacy },
    /open for 47 days, and the register permits 46/,
  ],
  ['after the certificate', flow, { events: [imported, purged], legacy }, /closed on 2026-12-01/],
  [
    'after a certificate, if nothing says when it was filled',
    flow,
    { events: [imported, purged], legacy: { ...legacy, filledAt: null } },
    /closed on 2026-12-01/,
  ],
  ['beside its own record of a purge', flow, { events: [], legacy: { ...legacy, isClosed: true } }, /is purged/],
  ['by a flow that the register does not know', undefined, { events: [imported], legacy }, /no temporary flow F7/],
  [
    'by a flow without an end',
    flow && { ...flow, temporaryUntil: undefined },
    { events: [], legacy },
    /no temporary flow F7/,
  ],
])('it may hold none %s', (_, registered, migration, refusal) => {
  expect(permitBy(registered, { ...migration, now: onDay(47) })).toEqual({ refusal: expect.stringMatching(refusal) })
})
