import { afterEach, expect, test } from 'vitest'
import { type Heard, serveControl } from '../testing/serve-control'
import { advanceClocks, readClocks } from './clocks'

const KEY = 'a'.repeat(64)
const NOBODY = 'http://127.0.0.1:9'

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A system with a clock that only goes forward, as its door and Kasir's simulation tell it. */
async function clockAt(offset: number) {
  let offsetSeconds = offset
  const now = () => ({ now: '2026-11-25T03:00:00.000Z', offsetSeconds, offset_seconds: offsetSeconds })
  const advance = ({ body }: Heard) => {
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

function watching(addresses: { ramai: string; pasar: string; kasir: string }, keyOfPasar = KEY) {
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

test('time passes in all three together, and a clock that fell behind catches up', async () => {
  const [ramai, pasar, kasir] = [await clockAt(60), await clockAt(0), await clockAt(60)]
  const given = watching({ ramai: ramai.address, pasar: pasar.address, kasir: kasir.address })

  const clocks = await advanceClocks(given, 120)

  expect(clocks).toEqual(
    ['ramai', 'pasar', 'kasir'].map((system) => expect.objectContaining({ system, offsetSeconds: 180 })),
  )
  expect(pasar.heard.at(-1)).toEqual({
    asked: 'POST /api/demo/clock',
    authorization: `Bearer ${KEY}`,
    body: { seconds: 180 },
  })
})

test('one that is down and one that cannot be steered are told so, and the third goes on', async () => {
  const ramai = await clockAt(0)
  const given = watching({ ramai: ramai.address, pasar: ramai.address, kasir: NOBODY }, '')

  const clocks = await advanceClocks(given, 120)

  expect(clocks).toMatchObject([{ state: 'told', offsetSeconds: 120 }, { state: 'closed' }, { state: 'down' }])
})

test('a system that is no demo has no clock to show', async () => {
  const none = await serveControl({})
  open.push(none)

  const clocks = await readClocks(watching({ ramai: none.address, pasar: none.address, kasir: none.address }))

  expect(clocks.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
})
