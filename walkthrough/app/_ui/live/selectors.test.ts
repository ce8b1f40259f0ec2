import { expect, test } from 'vitest'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { BLANK, type Console, type Stage } from './console-store'
import { buyerOf, crossingsOf, purchaseCountsOf, purchaseOf, shownPurchaseOf, tokenOf } from './selectors'

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 3, 0, second)).toISOString()

const event = (
  second: number,
  { kind = 'handoff_minted', system = 'ramai' }: Partial<AuditEvent> = {},
  sku = 'AYU-SERUM',
): AuditEvent => ({
  system,
  kind,
  sequence: second,
  previousHash: '',
  hash: '',
  at: at(second),
  detail: {
    crossing: { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' },
    message: { claims: { iat: 1, sku } },
  },
})

const consoleOf = (events: AuditEvent[], stage: Partial<Stage> = {}): Console => ({
  ...BLANK,
  live: { ...BLANK.live, events },
  stage: { ...BLANK.stage, ...stage },
})

const EARLIER = event(1)

test('without screens the newest purchase and the newest token are shown', () => {
  const console = consoleOf([EARLIER])

  expect([purchaseOf(console), tokenOf(console), buyerOf(console)]).toEqual([[EARLIER], EARLIER, 'pasar'])
})

test.each<[string, Partial<Stage>]>([
  ['before the buyer has come', { status: 'starting' }],
  ['once the buyer has come', { status: 'running', since: at(2) }],
  ['while the stream is cut', { status: 'cut', since: at(2) }],
])('beside screens nothing of an earlier buyer is shown, %s', (_, stage) => {
  const console = consoleOf([EARLIER], stage)

  expect([purchaseOf(console), tokenOf(console), buyerOf(console), purchaseCountsOf(console)]).toEqual([
    [],
    undefined,
    null,
    {},
  ])
})

test('beside screens their own buyer’s purchase is shown, and no later token of another visitor', () => {
  const own = event(3)
  const claimed = event(4, { kind: 'handoff_claimed', system: 'pasar' })
  const other = event(9, {}, 'SANDAL')
  const taps = ['1 AYU-SERUM']
  const console = consoleOf([EARLIER, own, claimed, other], { status: 'running', since: at(2), taps })

  expect([purchaseOf(console), tokenOf(console)]).toEqual([[own, claimed], own])
  expect(purchaseCountsOf(console)).toEqual({ 'ramai F2': 1, 'pasar F2': 1 })
})

test('a value is derived once for the same events, and anew when the stage changes', () => {
  const events = [EARLIER]
  const before = crossingsOf(consoleOf(events))

  expect(crossingsOf(consoleOf(events))).toBe(before)
  expect(crossingsOf(consoleOf(events, { status: 'starting' }))).toEqual([])
})

test('a purchase is shown up to a moment, and a later one whole', () => {
  const claimed = event(2, { kind: 'handoff_claimed', system: 'pasar' })
  const until = at(1)

  expect(shownPurchaseOf({ ...consoleOf([EARLIER, claimed]), until })).toEqual([EARLIER])
  expect(purchaseOf({ ...consoleOf([EARLIER, claimed]), until })).toEqual([EARLIER, claimed])
  expect(shownPurchaseOf({ ...consoleOf([EARLIER, claimed, event(9)]), until })).toEqual([event(9)])
})
