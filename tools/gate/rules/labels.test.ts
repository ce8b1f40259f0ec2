import type { BundleRefusal } from '@jembatan/migration-bundle'
import { tableNames } from '@jembatan/migration-bundle'
import { expect, expectTypeOf, test } from 'vitest'
import backOffice from '../../../checkout/messages/en/back-office.json'
import type { Alarm, AlarmKind, EventKind as PasarEvent } from '../../../checkout/server/audit/event-kinds'
import type { EventKind as KasirEvent } from '../../../payment-partner/server/audit/event-kinds'
import type { EventKind as RamaiEvent } from '../../../server/audit/event-kinds'
import inspector from '../../../walkthrough/messages/en/inspector.json'
import migration from '../../../walkthrough/messages/en/migration.json'
import { WORKSTREAMS } from '../../../walkthrough/server/migration/workstreams'
import { assignedCodes, thrownCodes } from './failure-codes'
import { readSources } from './sources'

// The English labels suffice: messages-in-both-languages.test.ts compares the keys.

/** Events that strangers can repeat at will have a second kind, which is their count. */
type RepeatedNotification = `${Extract<Alarm, `notification_${string}`>}_repeated`
type Recorded = RamaiEvent | Exclude<PasarEvent, AlarmKind> | Alarm | RepeatedNotification | KasirEvent

test('each kind of event has a label, and so has each table and refusal of a bundle', () => {
  type Labels<Kind extends string> = (labels: Record<Kind, string | { executive: string; other: string }>) => void

  expectTypeOf<Labels<Recorded>>().toBeCallableWith(inspector.kind)
  expectTypeOf<Labels<Alarm>>().toBeCallableWith(backOffice.alarms.kinds)
  expectTypeOf<Labels<Alarm>>().toBeCallableWith(backOffice.alarms.todo)
  expectTypeOf<Labels<(typeof tableNames)[number]>>().toBeCallableWith(migration.table)
  expectTypeOf<Labels<BundleRefusal>>().toBeCallableWith(migration.failure)
  // @ts-expect-error A kind without a label is refused.
  expectTypeOf<Labels<Recorded | 'planted'>>().toBeCallableWith(inspector.kind)
})

/** Code of the steps, and of the verbs that they call. */
const STEPS = [
  ...['old-shop/server/*.ts', 'checkout/server/migration/*.ts', 'payment-partner/server/account/*.ts'],
  ...['tools/dev/migration/*.ts', 'packages/platform/key-file.ts'],
]
/** Codes of single rows, which the back office shows, and of a page. */
const ELSEWHERE = /\/(decide-row|list-quarantine|certificate|[a-z-]+\.test)\.ts$/

test('each failure of a migration step has a text', async () => {
  const throwing = await readSources(STEPS, ELSEWHERE)
  const explaining = await readSources(['packages/platform/explain-failure.ts', 'packages/platform/bucket-failure.ts'])

  const codes = [...throwing.flatMap((source) => thrownCodes(source)), ...explaining.flatMap(assignedCodes)]

  expect(codes.length).toBeGreaterThan(40)
  expect([...new Set(codes)].filter((code) => !Object.hasOwn(migration.failure, code))).toEqual([])
})

test('each table that crosses counts in one workstream', () => {
  const tablesOfStreams = WORKSTREAMS.flatMap(({ tables }): string[] => [...tables])

  expect(tablesOfStreams.sort()).toEqual([...tableNames].sort())
})
