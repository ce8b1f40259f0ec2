import { expect, test, vi } from 'vitest'
import { readJsonLines, writeJsonLines } from './json-lines'

/** Yields one to three and reports its end. */
function counting() {
  const ended = vi.fn()
  async function* count() {
    try {
      for (const number of [1, 2, 3]) yield { number }
    } finally {
      ended()
    }
  }

  return { values: count(), ended }
}

test('each value is a line, and each line a value', async () => {
  const { values } = counting()
  const read = []
  for await (const value of readJsonLines(writeJsonLines(values, { signal: new AbortController().signal })))
    read.push(value)

  expect(read).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }])
})

test('a reader that leaves ends what was begun for it', async () => {
  const { values, ended } = counting()
  const stop = vi.fn()
  const reader = writeJsonLines(values, { signal: new AbortController().signal, stop }).getReader()
  await reader.read()

  await reader.cancel()

  expect([stop, ended].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
})

test.each(['before its answer is made', 'before it is read'])('a browser that leaves %s ends it too', async (when) => {
  const { values, ended } = counting()
  const leaving = new AbortController()
  const stop = vi.fn()
  if (when === 'before its answer is made') leaving.abort()

  writeJsonLines(values, { signal: leaving.signal, stop })
  leaving.abort()

  await vi.waitFor(() => expect([stop, ended].map(({ mock }) => mock.calls.length)).toEqual([1, 1]))
})
