import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveAuditLog, TEST_KEY } from '../testing/serve-audit-log'
import { openAuditHub } from './audit-hub'
import { readPositions } from './positions'
import { streamToWindow } from './stream-to-window'

async function openHub() {
  const { address, add, close } = await serveAuditLog()
  const hub = openAuditHub([{ name: 'ramai', origin: address, address, auditorKey: TEST_KEY }])
  onTestFinished(async () => {
    hub.close()
    await close()
  })
  await vi.waitFor(() => expect(hub.statuses().ramai.auditLog).toBe('live'))

  return { hub, add }
}

const windowOf = (
  hub: ReturnType<typeof openAuditHub>,
  signal = new AbortController().signal,
  lastId: string | null = null,
) => streamToWindow({ hub, signal, positions: readPositions(lastId) })

const sequencesIn = (stream: string) =>
  [...stream.matchAll(/"sequence":(\d+)/g)].map(([, sequence]) => Number(sequence))

test('a window that reads no more is sent away, and has all of it when it comes again', async () => {
  const { hub, add } = await openHub()
  const stream = windowOf(hub)
  for (let row = 1; row <= 1200; row++) add('handoff_minted')
  await vi.waitFor(() => expect(hub.since({})).toHaveLength(1200), { timeout: 10_000 })

  const read = await text(stream)
  const [lastId = ''] = [...read.matchAll(/^id: (.+)$/gm)].map(([, id]) => id).slice(-1)
  const leaving = new AbortController()
  const again = windowOf(hub, leaving.signal, lastId)
  leaving.abort()

  const first = sequencesIn(read)
  const rest = sequencesIn(await text(again))
  expect(rest.length).toBeGreaterThan(0)
  expect([...first, ...rest].toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 1200 }, (_, row) => row + 1),
  )
})

test('a window that is gone before its stream begins is not written to', async () => {
  const { hub } = await openHub()

  expect(await text(windowOf(hub, AbortSignal.abort()))).toContain('event: start')
})
