import { afterEach, expect, test } from 'vitest'
import { type ReceivedRequest, serveControl } from '../testing/serve-control'
import { advanceClocks, makeClocksEqual, readClocks } from './clocks'

const KEY = 'a'.repeat(64)
const UNREACHABLE = 'http://127.0.0.1:9'

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A system whose clock only advances, like the demo controls and Kasir’s simulation. */
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

function controlsOf(addresses: { ramai: string; pasar: string; kasir: string }, keyOfPasar = KEY) {
  return {
    ramai: { name: 'ramai' as const, address: addresses.ramai, key: KEY },
    pasar: keyOfPasar ? { name: 'pasar' as const, address: addresses.pasar, key: keyOfPasar } : null,
    kasir: { name: 'kasir' as const, address: addresses.kasir, key: KEY },
    devControl: null,
  }
}

test('the three clocks advance together, and one that fell behind catches up', async () => {
  const [ramai, pasar, kasir] = [await clockAt(60), await clockAt(0), await clockAt(60)]
  const controls = controlsOf({ ramai: ramai.address, pasar: pasar.address, kasir: kasir.address })

  const clocks = await advanceClocks(controls, 120)

  expect(clocks).toEqual(
    ['ramai', 'pasar', 'kasir'].map((system) => expect.objectContaining({ system, offsetSeconds: 180 })),
  )
  expect(pasar.requests.at(-1)).toEqual({
    request: 'POST /api/demo/clock',
    authorization: `Bearer ${KEY}`,
    body: { seconds: 180 },
  })
  expect(kasir.requests.map(({ request, authorization }) => [request, authorization])).toEqual(
    ['GET /_sim/clock', 'POST /_sim/clock/advance', 'GET /_sim/clock'].map((request) => [request, `Bearer ${KEY}`]),
  )
})

test('made equal, only the clocks that are behind advance', async () => {
  const [ramai, pasar, kasir] = [await clockAt(60), await clockAt(0), await clockAt(960)]
  const controls = controlsOf({ ramai: ramai.address, pasar: pasar.address, kasir: kasir.address })

  const clocks = await makeClocksEqual(controls)

  expect(clocks).toMatchObject([{ offsetSeconds: 960 }, { offsetSeconds: 960 }, { offsetSeconds: 960 }])
  expect(kasir.requests.map(({ request }) => request)).toEqual(['GET /_sim/clock'])
})

test('a system that is down and one without a control are named, and the third advances', async () => {
  const ramai = await clockAt(0)
  const controls = controlsOf({ ramai: ramai.address, pasar: ramai.address, kasir: UNREACHABLE }, '')

  const clocks = await advanceClocks(controls, 120)

  expect(clocks).toMatchObject([{ state: 'read', offsetSeconds: 120 }, { state: 'closed' }, { state: 'down' }])
})

test('a system outside demo mode has no clock', async () => {
  const none = await serveControl({})
  open.push(none)

  const clocks = await readClocks(controlsOf({ ramai: none.address, pasar: none.address, kasir: none.address }))

  expect(clocks.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
})
