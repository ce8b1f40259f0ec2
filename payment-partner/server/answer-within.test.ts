import { expect, test } from 'vitest'
import register from '../endpoints.json'
import { answerWithin, LONGEST_DELAY_MS, MOST_SECONDS_TO_WAIT } from './answer-within'

const ADVANCE = '/_sim/clock/advance'

test('an advance of the clock may wait as long as it was told to, and a planned delay is over in time', () => {
  const patterns = register.endpoints.flatMap((endpoint) =>
    'path' in endpoint && endpoint.path ? [endpoint.path] : [],
  )

  expect(patterns).toContain(ADVANCE)
  expect(answerWithin(ADVANCE)).toBeGreaterThan(MOST_SECONDS_TO_WAIT * 1000)
  for (const pattern of patterns) expect(answerWithin(pattern), pattern).toBeGreaterThan(LONGEST_DELAY_MS)
})
