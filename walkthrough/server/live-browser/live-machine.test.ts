import { expect, test } from 'vitest'
import {
  advance,
  type BrowserState,
  type LiveCommand,
  type LiveEvent,
  MOST_FAULTS,
  STARTING,
  STEADY_AFTER_MS,
} from './live-machine'

type Row = [BrowserState, LiveEvent, BrowserState, ...LiveCommand[]]

test.each<Row>([
  ['starting', 'started', 'running'],
  ['starting', 'failed', 'starting', 'start'],
  ['starting', 'died', 'starting'],
  ['starting', 'replaced', 'starting', 'start'],
  ['starting', 'closed', 'closed', 'end'],
  ['running', 'started', 'running'],
  ['running', 'failed', 'running'],
  ['running', 'died', 'lost', 'end', 'start'],
  ['running', 'replaced', 'starting', 'end', 'start'],
  ['running', 'closed', 'closed', 'end'],
  ['lost', 'started', 'running'],
  ['lost', 'failed', 'lost', 'start'],
  ['lost', 'died', 'lost'],
  ['lost', 'replaced', 'lost', 'start'],
  ['lost', 'closed', 'closed', 'end'],
  ['gone', 'started', 'gone'],
  ['gone', 'failed', 'gone'],
  ['gone', 'died', 'gone'],
  ['gone', 'replaced', 'gone'],
  ['gone', 'closed', 'closed', 'end'],
  ['closed', 'started', 'closed'],
  ['closed', 'failed', 'closed'],
  ['closed', 'died', 'closed'],
  ['closed', 'replaced', 'closed'],
  ['closed', 'closed', 'closed'],
])('%s + %s → %s', (state, event, next, ...commands) => {
  const after = advance({ ...STARTING, state }, event, 1)

  expect({ state: after.machine.state, commands: after.commands }).toEqual({ state: next, commands })
})

const after = (...events: [LiveEvent, number][]) =>
  events.reduce((machine, [event, at]) => advance(machine, event, at).machine, STARTING)
const times = (count: number, ...events: [LiveEvent, number][]) => Array.from({ length: count }, () => events).flat()

test('a browser that cannot be started is gone, and is ended', () => {
  const almost = after(...times(MOST_FAULTS - 1, ['failed', 0]))
  expect(almost.state).toBe('starting')

  const last = advance(almost, 'failed', 0)

  expect(last).toMatchObject({ machine: { state: 'gone' }, commands: ['end'] })
})

test('a browser that dies as often as it is started is gone', () => {
  expect(after(...times(MOST_FAULTS - 1, ['started', 0], ['died', STEADY_AFTER_MS - 1])).state).toBe('lost')
  expect(after(...times(MOST_FAULTS, ['started', 0], ['died', STEADY_AFTER_MS - 1])).state).toBe('gone')
})

test('a browser that ran for a while may die again and again', () => {
  expect(after(...times(MOST_FAULTS * 3, ['started', 0], ['died', STEADY_AFTER_MS])).state).toBe('lost')
})
