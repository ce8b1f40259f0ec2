import { expect, test } from 'vitest'
import { lastMinuteOf } from './deadline'

test.each([
  ['midnight in Jakarta', '2026-12-09T00:00:00+07:00', '2026-12-08T23:59:00+07:00'],
  ['midnight elsewhere', '2026-12-09T00:00:00Z', '2026-12-09T00:00:00Z'],
  ['a minute after midnight', '2026-12-09T00:01:00+07:00', '2026-12-09T00:01:00+07:00'],
])('a deadline at %s is said as people read it', (_when, deadline, last) => {
  expect(lastMinuteOf(new Date(deadline))).toEqual(new Date(last))
})
