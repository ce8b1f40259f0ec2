import { expect, test } from 'vitest'
import { openScenePace } from './scene-pace'

const AN_HOUR = 3_600_000

/** Whether a pause is over by now, as far as nothing but the scene itself decides. */
async function isOver(pause: Promise<void>) {
  const not = Symbol('not yet')

  return (await Promise.race([pause, new Promise((resolve) => setImmediate(resolve, not))])) !== not
}

test('a fast scene waits for nothing', async () => {
  expect(await isOver(openScenePace('fast').pause())).toBe(true)
})

test('a scene by steps waits for each next, and one next is one step', async () => {
  const scene = openScenePace('step')
  const first = scene.pause()
  expect(await isOver(first)).toBe(false)

  scene.next()

  expect(await isOver(first)).toBe(true)
  expect(await isOver(scene.pause())).toBe(false)
})

test('a slow scene continues by itself, or sooner with next', async () => {
  await openScenePace('slow', 1).pause()
  const long = openScenePace('slow', AN_HOUR)
  const pause = long.pause()
  expect(await isOver(pause)).toBe(false)

  long.next()

  expect(await isOver(pause)).toBe(true)
})

test.each(['step', 'slow', 'fast'] as const)(
  'a scene (%s) whose presenter has taken over waits for them',
  async (pace) => {
    const scene = openScenePace(pace, 0)
    const hand = scene.hand()

    scene.takeOver()

    const pause = scene.pause()
    expect([hand.aborted, await isOver(scene.taken()), await isOver(pause)]).toEqual([true, true, false])
    scene.next()
    expect([await isOver(pause), scene.hand().aborted, scene.wasTaken()]).toEqual([true, false, true])
  },
)

test.each(['step', 'slow'] as const)('a scene that is stopped (%s) waits no longer, now and later', async (pace) => {
  const scene = openScenePace(pace, AN_HOUR)
  const pause = scene.pause()

  scene.stop()

  expect(await isOver(pause)).toBe(true)
  expect(await isOver(scene.pause())).toBe(true)
  expect(scene.stopped.aborted).toBe(true)
})
