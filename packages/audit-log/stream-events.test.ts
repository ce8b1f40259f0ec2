import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { streamEvents } from './stream-events'

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('a reader who is gone before their stream begins leaves nothing running', () => {
  const before = timers()
  const nothingIsAsked = undefined as unknown as Sql

  streamEvents(nothingIsAsked, { after: 0, signal: AbortSignal.abort() })

  expect(timers()).toBe(before)
})
