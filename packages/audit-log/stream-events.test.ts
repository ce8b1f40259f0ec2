import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { streamEvents } from './stream-events'

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('a client that disconnects before its stream starts leaves nothing running', () => {
  const before = timers()
  const nothingIsAsked = undefined as unknown as Sql

  streamEvents(nothingIsAsked, { after: 0, signal: AbortSignal.abort() })

  expect(timers()).toBe(before)
})
