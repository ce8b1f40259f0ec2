import { expect, test } from 'vitest'
import { missedBetween } from './run-missed-crons'

const EACH_MINUTE = [
  ...[
    'forget-claims',
    'recover-jobs',
    'tell-alarm-counts',
    'move-parcels',
    'complete-arrived',
    'send-payouts',
    'hand-over-cash',
  ],
  ...['erase-due-data', 'escalate-complaints'],
]
const at = (time: string) => new Date(`2026-11-25T${time}Z`)

test.each([
  ['seconds within a minute', '10:00:10', '10:00:50', []],
  ['a minute', '10:00:30', '10:01:30', EACH_MINUTE],
  ['the afternoon in which the gateway closes its day', '17:00:00', '17:20:00', [...EACH_MINUTE, 'sweep-payments']],
  ['the hour in which its report is ready', '17:20:00', '18:20:00', [...EACH_MINUTE, 'fetch-settlement']],
])('a clock advanced past %s runs what was due', (_, from, to, missed) => {
  expect(missedBetween({ from: at(from), to: at(to) })).toEqual(missed)
})
