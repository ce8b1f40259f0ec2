import { expect, test } from 'vitest'
import { MOST_EVENTS, stageInput } from './stage-input'

const accepts = (...events: unknown[]) => stageInput.safeParse({ events }).success

test.each([
  { kind: 'move', x: 0, y: 844 },
  { kind: 'press', x: 12.5, y: 3 },
  { kind: 'wheel', x: 1, y: 1, dx: 0, dy: -120 },
  { kind: 'key', key: 'ArrowDown', shift: true },
  { kind: 'key', key: 'é' },
  { kind: 'key', key: 'a', control: true },
  { kind: 'text', text: 'Jl. Cihampelas 12' },
])('an input event inside the frame is accepted: $kind $key', (event) => {
  expect(accepts(event)).toBe(true)
})

test.each([
  { kind: 'move', x: -1, y: 0 },
  { kind: 'press', x: 391, y: 0 },
  { kind: 'press', x: 1, y: Number.NaN },
  { kind: 'wheel', x: 1, y: 1, dx: 0, dy: 1e9 },
  { kind: 'key', key: 'F12' },
  { kind: 'key', key: 'Control+w' },
  { kind: 'key', key: 'c', control: true },
  { kind: 'key', key: 'v', control: true },
  { kind: 'key', key: '\u0000' },
  { kind: 'text', text: 'x'.repeat(501) },
  { kind: 'evaluate', text: 'document.cookie' },
  { kind: 'move', x: 1, y: 1, more: true },
])('an impossible input event is refused: %o', (event) => {
  expect(accepts(event)).toBe(false)
})

test('a request holds some events, and no more than there is room for', () => {
  const event = { kind: 'move', x: 1, y: 1 }

  expect(accepts()).toBe(false)
  expect(accepts(...Array.from({ length: MOST_EVENTS }, () => event))).toBe(true)
  expect(accepts(...Array.from({ length: MOST_EVENTS + 1 }, () => event))).toBe(false)
})
