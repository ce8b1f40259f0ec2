import { afterEach, expect, test } from 'vitest'
import { type ReceivedRequest, serveControl } from '../testing/serve-control'
import { advanceClocks, readClocks } from './clocks'

const KEY = 'a'.repeat(64)
const UNREACHABLE = 'http://127.0.0.1:9'

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A system whose clock only goes forward, as its demo control and Kasir’s simulation show it. */
async function clockAt(offset: number) {
  let offsetSeconds = offset
  const now = () => ({ now: '2026-11-25T03:00:00.000Z', offsetSeconds, offset_seconds: offsetSeconds })
  const advance = ({ body }: ReceivedRequest) => {
    offsetSeconds += (body as { seconds: number }).seconds
    return now()
  }
  const server = await serveControl({
    'GET /api/demo/clock': now,
    'POST /api/demo/clock': advance,
    'GET /_sim/clock': now,
    'POST /_sim/clock/advance': advance,
  })
  open.push(server)

  return server
}

function reachOf(addresses: { ramai: string; pasar: string; kasir: string }, keyOfPasar = KEY) {
  const system = <Name extends keyof typeof addresses>(name: Name) => ({
    name,
    origin: `http://${name}.localhost`,
    address: addresses[name],
    auditorKey: '',
  })

  return {
    systems: { ramai: system('ramai'), pasar: system('pasar'), kasir: system('kasir') },
    controls: {
      ramai: { name: 'ramai' as const, address: addresses.ramai, key: KEY },
      pasar: keyOfPasar ? { name: 'pasar' as const, address: addresses.pasar, key: keyOfPasar } : null,
      devControl: null,
    },
  }
}

test('the three clocks advance together, and one that fell behind catches up', async () => {
  const [ramai, pasar, kasir] = [await clockAt(60), await clockAt(0), await clockAt(60)]
  const reach = reachOf({ ramai: ramai.address, pasar: pasar.address, kasir: kasir.address })

  const clocks = await advanceClocks(reach, 120)

  expect(clocks).toEqual(
    ['ramai', 'pasar', 'kasir'].map((system) => expect.objectContaining({ system, offsetSeconds: 180 })),
  )
  expect(pasar.requests.at(-1)).toEqual({
    request: 'POST /api/demo/clock',
    authorization: `Bearer ${KEY}`,
    body: { seconds: 180 },
  })
})

test('a system that is down and one without a control are named, and the third advances', async () => {
  const ramai = await clockAt(0)
  const reach = reachOf({ ramai: ramai.address, pasar: ramai.address, kasir: UNREACHABLE }, '')

  const clocks = await advanceClocks(reach, 120)

  expect(clocks).toMatchObject([{ state: 'read', offsetSeconds: 120 }, { state: 'closed' }, { state: 'down' }])
})

test('a system outside demo mode has no clock', async () => {
  const none = await serveControl({})
  open.push(none)

  const clocks = await readClocks(reachOf({ ramai: none.address, pasar: none.address, kasir: none.address }))

  expect(clocks.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
})
