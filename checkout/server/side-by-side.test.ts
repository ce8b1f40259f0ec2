import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side'

/** Works until the signal aborts, and records its end. */
async function untilStopped(signal: AbortSignal, ended: string[]) {
  while (!signal.aborted) await setImmediate()
  await setImmediate()
  ended.push('stopped')
}

test('sideBySide returns the results in the order of the parts', async () => {
  expect(await sideBySide(() => [Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two'])
})

test('a part that fails stops the others, and they have ended before it is thrown', async () => {
  const ended: string[] = []
  const running = sideBySide((signal) => [untilStopped(signal, ended), Promise.reject(new Error('disk full'))])

  await expect(running).rejects.toThrow('disk full')
  expect(ended).toEqual(['stopped'])
})

test('the caller’s signal stops all of them', async () => {
  const ended: string[] = []

  await sideBySide((signal) => [untilStopped(signal, ended), untilStopped(signal, ended)], AbortSignal.abort())

  expect(ended).toEqual(['stopped', 'stopped'])
})
