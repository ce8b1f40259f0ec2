import { afterEach, expect, test, vi } from 'vitest'
import type { WatchedSystem } from '../systems/systems'
import { serveAuditLog, TEST_KEY } from '../testing/serve-audit-log'
import { type HubMessage, openAuditHub } from './audit-hub'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function watch({ auditorKey = TEST_KEY }: Partial<WatchedSystem> = {}) {
  const auditLog = await serveAuditLog()
  undo.push(auditLog.close)
  const unreachable = 'http://127.0.0.1:1'
  const hub = openAuditHub([
    { name: 'ramai', origin: unreachable, address: auditLog.address, auditorKey },
    { name: 'pasar', origin: unreachable, address: unreachable, auditorKey: TEST_KEY },
    { name: 'kasir', origin: unreachable, address: auditLog.address, auditorKey: '' },
  ])
  undo.push(hub.close)
  const messages: HubMessage[] = []
  hub.subscribe((message) => messages.push(message))

  return { auditLog, hub, messages }
}

test('an event is published within 300 ms of its row', async () => {
  const { auditLog, hub } = await watch()
  await vi.waitFor(() => expect(hub.statuses().ramai.auditLog).toBe('live'))

  auditLog.add('handoff_minted')

  await vi.waitFor(() => expect(hub.since({}).map(({ kind }) => kind)).toEqual(['handoff_minted']), { timeout: 300 })
})

test('each system has its own status: readable, down, or without an audit log', async () => {
  const { hub } = await watch()

  await vi.waitFor(() =>
    expect(hub.statuses()).toEqual({
      ramai: { up: true, auditLog: 'live' },
      pasar: { up: false, auditLog: 'down' },
      kasir: { up: true, auditLog: 'absent' },
    }),
  )
})

test('a log that is still read stays live when its system misses a health check', async () => {
  const { auditLog, hub } = await watch()
  await vi.waitFor(() => expect(hub.statuses().ramai).toEqual({ up: true, auditLog: 'live' }))

  auditLog.setHealthy(false)
  await vi.waitFor(() => expect(hub.statuses().ramai.up).toBe(false), { timeout: 4000 })
  auditLog.setHealthy(true)

  await vi.waitFor(() => expect(hub.statuses().ramai).toEqual({ up: true, auditLog: 'live' }), { timeout: 4000 })
}, 15_000)

test('a wrong key reads nothing', async () => {
  const { auditLog, hub } = await watch({ auditorKey: 'b'.repeat(32) })
  auditLog.add('handoff_minted')

  await vi.waitFor(() => expect(hub.statuses().ramai).toEqual({ up: true, auditLog: 'refused' }))

  expect(hub.since({})).toEqual([])
})

test('a log that begins anew is forgotten and read from its start', async () => {
  const { auditLog, hub, messages } = await watch()
  auditLog.add('handoff_minted')
  auditLog.add('handoff_minted')
  await vi.waitFor(() => expect(hub.since({})).toHaveLength(2))

  auditLog.startAnew()
  auditLog.add('catalogue_imported')

  await vi.waitFor(() => expect(hub.since({}).map(({ kind }) => kind)).toEqual(['catalogue_imported']), {
    timeout: 4000,
  })
  expect(messages).toContainEqual({ type: 'reset', system: 'ramai' })
})

test('a window that has read some gets the rest', async () => {
  const { auditLog, hub } = await watch()
  for (const kind of ['one', 'two', 'three']) auditLog.add(kind)

  await vi.waitFor(() => expect(hub.since({ ramai: 2 }).map(({ kind }) => kind)).toEqual(['three']))
})
