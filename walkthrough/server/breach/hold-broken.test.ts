import { afterEach, expect, test, vi } from 'vitest'
import { writeJsonLines } from '../json-lines'
import { serveControl } from '../testing/serve-control'
import { readBreaches } from './breaches'
import { holdBroken, restoreRule } from './hold-broken'

const RULE = 'an-order-in-the-feed'

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A Ramai whose demo control breaks a rule. */
async function openFeed() {
  const on = new Set<string>()
  const ramai = await serveControl({
    'GET /api/demo/breaches': () => ({ on: [...on] }),
    [`PUT /api/demo/breaches/${RULE}`]: () => on.add(RULE),
    [`DELETE /api/demo/breaches/${RULE}`]: () => ({ restored: on.delete(RULE) }),
  })
  open.push(ramai)
  const control = { name: 'ramai' as const, address: ramai.address, key: 'a'.repeat(64) }
  const controls = { ramai: control, pasar: null, kasir: null, devControl: null }
  const isBroken = async () => (await readBreaches(controls)).find(({ name }) => name === RULE)?.broken

  return { controls, isBroken }
}

type Feed = Awaited<ReturnType<typeof openFeed>>

/** A window that holds the rule broken and reads the stream. */
async function openWindow({ controls }: Feed) {
  const window = new AbortController()
  const breach = await holdBroken(controls, RULE)
  if (!breach) throw new Error('The rule was not broken.')
  const reader = writeJsonLines(breach.lines, { signal: window.signal, stop: breach.release }).getReader()
  const { value } = await reader.read()

  return { message: JSON.parse(new TextDecoder().decode(value)), close: () => window.abort() }
}

test('a rule is broken as long as its window is open, and restored when that closes', async () => {
  const feed = await openFeed()

  const window = await openWindow(feed)
  const whileOpen = await feed.isBroken()
  window.close()

  expect(whileOpen).toBe(true)
  expect(window.message).toMatchObject({
    breaches: expect.arrayContaining([expect.objectContaining({ broken: true })]),
  })
  await vi.waitFor(async () => expect(await feed.isBroken()).toBe(false))
})

test('a window that closes restores nothing that a later one has broken since', async () => {
  const feed = await openFeed()
  const [earlier, later] = [await openWindow(feed), await openWindow(feed)]

  earlier.close()
  await restoreRule(feed.controls, 'a-tenth-claim')

  expect(await feed.isBroken()).toBe(true)
  later.close()
  await vi.waitFor(async () => expect(await feed.isBroken()).toBe(false))
})

test('a rule of a stopped system is neither broken nor restored', async () => {
  const feed = await openFeed()
  await open.pop()?.close()

  expect(await holdBroken(feed.controls, RULE)).toBeNull()
  expect(await restoreRule(feed.controls, RULE)).toBe(false)
})

test('a restored rule stays restored when its window closes; a rule that cannot be broken is refused', async () => {
  const feed = await openFeed()
  const window = await openWindow(feed)

  const restored = await restoreRule(feed.controls, RULE)
  window.close()

  expect([restored, await feed.isBroken()]).toEqual([true, false])
  expect(await holdBroken({ ...feed.controls, ramai: null }, RULE)).toBeNull()
})
