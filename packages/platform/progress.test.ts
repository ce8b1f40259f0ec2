import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgress } from './progress'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

/** Returns the output for a thousand rows, one every two milliseconds. */
function copyRows({ json, terminal = false, all = 1000 }: { json: boolean; terminal?: boolean; all?: number }) {
  const output: string[] = []
  const progress = createProgress({ json, out: { isTTY: terminal, write: (text) => output.push(text) } })
  for (let row = 0; row <= 1000; row += 1) {
    progress.show(row, all, 'rows')
    vi.advanceTimersByTime(2)
  }

  return output.join('')
}

test('a program gets count, rate and remaining time at once, then four times a second', () => {
  const [first = '', ...lines] = copyRows({ json: true }).trim().split('\n')

  expect(JSON.parse(first).progress).toEqual({ step: 'rows', done: 0, of: 1000, rate: 0, secondsLeft: null })
  expect(lines.map((line) => JSON.parse(line).progress)).toEqual(
    [125, 250, 375, 500, 625, 750, 875, 1000].map((done) => ({
      step: 'rows',
      done,
      of: 1000,
      rate: 500,
      secondsLeft: Math.ceil((1000 - done) / 500),
    })),
  )
})

test('a program gets the rows by table, and a person does not', () => {
  const output: string[] = []
  const out = { write: (text: string) => output.push(text) }
  for (const json of [true, false])
    createProgress({ json, out }).show(3, 4, 'rows', { tables: { orders: 1, refunds: 2 } })
  vi.advanceTimersByTime(1000)

  expect(output.map((line) => JSON.parse(line).progress.tables)).toEqual([{ orders: 1, refunds: 2 }])
})

test('progress without a known end has no remaining time', () => {
  const [, second = ''] = copyRows({ json: true, all: Number.POSITIVE_INFINITY }).split('\n')

  expect(JSON.parse(second)).toEqual({ progress: { step: 'rows', done: 125, of: null, rate: 500, secondsLeft: null } })
})

test('a person gets a line a second, or a moving one on a terminal', () => {
  expect(copyRows({ json: false })).toBe(
    '  500 of 1000 rows · 500 a second · 1 s left\n  1000 of 1000 rows · 500 a second · 0 s left\n',
  )
  expect(copyRows({ json: false, terminal: true })).toContain('\r\u001b[K  50 of 1000 rows · 500 a second · 2 s left\r')
})

test('a note does not affect the rate, and a long wait is shown in minutes', () => {
  const output: string[] = []
  const progress = createProgress({ json: false, out: { write: (text) => output.push(text) } })
  for (let row = 0; row <= 1000; row += 1) {
    progress.show(row, 100_000, 'rows', { besides: ` · bundle ${row}` })
    vi.advanceTimersByTime(2)
  }

  expect(output.join('')).toBe(
    '  500 of 100000 rows · 500 a second · 4 min left · bundle 500\n  1000 of 100000 rows · 500 a second · 4 min left · bundle 1000\n',
  )
})

test('the next unit has its own rate, which is never negative', () => {
  const output: string[] = []
  const progress = createProgress({ json: true, out: { write: (text) => output.push(text) } })
  for (const [step, all] of [
    ['rows', 1000],
    ['files', 50],
  ] as const)
    for (let done = 0; done <= all; done += all / 50) {
      progress.show(done, all, step)
      vi.advanceTimersByTime(20)
    }

  const files = output.map((line) => JSON.parse(line).progress).filter(({ step }) => step === 'files')
  expect(files.length).toBeGreaterThan(2)
  expect(files.slice(1).map(({ rate }) => rate)).toEqual(files.slice(1).map(() => 50))
})

test('a stage is written at once, and the first count after it too', () => {
  const output: string[] = []
  const progress = createProgress({ json: true, out: { write: (text) => output.push(text) } })
  progress.show(7, 7, 'rows')
  progress.begin('opening Pasar')
  progress.show(0, 9, 'tables')

  expect(output.map((line) => JSON.parse(line).progress)).toMatchObject([
    { step: 'rows', done: 7, of: 7 },
    { step: 'opening Pasar', done: 0, of: null, rate: 0, secondsLeft: null },
    { step: 'tables', done: 0, of: 9, rate: 0, secondsLeft: null },
  ])
})
