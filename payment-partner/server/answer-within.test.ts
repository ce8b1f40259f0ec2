import { expect, test } from 'vitest'
import register from '../endpoints.json'
import { answerWithin, LONGEST_DELAY_MS, MOST_SECONDS_TO_WAIT } from './answer-within'

const ADVANCE = '/_sim/clock/advance'

test('a clock advance may wait as long as requested, and a planned delay ends before the time-out', () => {
  const patterns = register.endpoints.flatMap((endpoint) =>
    'path' in endpoint && endpoint.path ? [endpoint.path] : [],
  )

  expect(patterns).toContain(ADVANCE)
  expect(answerWithin(ADVANCE)).toBeGreaterThan(MOST_SECONDS_TO_WAIT * 1000)
  for (const pattern of patterns) expect(answerWithin(pattern), pattern).toBeGreaterThan(LONGEST_DELAY_MS)
})
