import { afterEach, expect, test, vi } from 'vitest'
import type { WatchedSystem } from '../system/systems'
import { serveTrail, TEST_KEY } from '../testing/serve-trail'
import { type HubNews, openTrailHub } from './trail-hub'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function watch({ auditorKey = TEST_KEY }: Partial<WatchedSystem> = {}) {
  const trail = await serveTrail()
  undo.push(trail.close)
  const nobody = 'http://127.0.0.1:1'
  const hub = openTrailHub([
    { name: 'ramai', origin: nobody, address: trail.address, auditorKey },
    { name: 'pasar', origin: nobody, address: nobody, auditorKey: TEST_KEY },
    { name: 'kasir', origin: nobody, address: trail.address, auditorKey: '' },
  ])
  undo.push(hub.close)
  const heard: HubNews[] = []
  hub.listen((news) => heard.push(news))

  return { trail, hub, heard }
}

test('a message is told within 300 ms of its row', async () => {
  const { trail, hub } = await watch()
  await vi.waitFor(() => expect(hub.lights().ramai.trail).toBe('live'))

  trail.add('handoff_minted')

  await vi.waitFor(() => expect(hub.since({}).map(({ kind }) => kind)).toEqual(['handoff_minted']), { timeout: 300 })
})

test('a system that is down, one that has no trail yet, and one that can be read: each has its own light', async () => {
  const { hub } = await watch()

  await vi.waitFor(() =>
    expect(hub.lights()).toEqual({
      ramai: { up: true, trail: 'live' },
      pasar: { up: false, trail: 'down' },
      kasir: { up: true, trail: 'absent' },
    }),
  )
})

test('a wrong key sees nothing', async () => {
  const { trail, hub } = await watch({ auditorKey: 'b'.repeat(32) })
  trail.add('handoff_minted')

  await vi.waitFor(() => expect(hub.lights().ramai).toEqual({ up: true, trail: 'refused' }))

  expect(hub.since({})).toEqual([])
})

test('a trail that begins anew is forgotten and read from its start', async () => {
  const { trail, hub, heard } = await watch()
  trail.add('handoff_minted')
  trail.add('handoff_minted')
  await vi.waitFor(() => expect(hub.since({})).toHaveLength(2))

  trail.startAnew()
  trail.add('catalogue_imported')

  await vi.waitFor(() => expect(hub.since({}).map(({ kind }) => kind)).toEqual(['catalogue_imported']), {
    timeout: 4000,
  })
  expect(heard).toContainEqual({ type: 'reset', system: 'ramai' })
})

test('somebody who has seen some is told the rest', async () => {
  const { trail, hub } = await watch()
  for (const kind of ['one', 'two', 'three']) trail.add(kind)

  await vi.waitFor(() => expect(hub.since({ ramai: 2 }).map(({ kind }) => kind)).toEqual(['three']))
})
