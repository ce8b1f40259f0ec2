import { expect, onTestFinished, test } from 'vitest'
import type { Control } from '../controls/controls'
import { lookAt } from '../testing/look-at'
import { serveControl } from '../testing/serve-control'
import { setEnvironment } from '../testing/set-environment'
import { readView } from './view'

setEnvironment({ demo: true })

const UNCOUNTED = { outcomes: {}, looks: [], stale: true, running: null }

/** Dev control after work in a terminal, which no count knows before `POST /migration/status`. */
async function controlsAfterWork({ ended = { command: 'status', code: 0 as number, seconds: 1 } } = {}) {
  let history: object = UNCOUNTED
  const { address, requests, close } = await serveControl({
    'GET /migration': () => history,
    'POST /migration/status': () => {
      if (ended.code === 0)
        history = {
          ...UNCOUNTED,
          stale: false,
          looks: [lookAt({ tables: [{ table: 'orders', source: 2, loaded: 1 }] })],
        }
      return { ended }
    },
  })
  onTestFinished(async () => void (await close()))
  const devControl: Control = { name: 'devControl', address, key: 'a'.repeat(64) }

  return {
    controls: { ramai: null, pasar: null, kasir: null, devControl },
    counts: () => requests.filter(({ request }) => request === 'POST /migration/status'),
  }
}

test('after work in a terminal both sides are counted without a number of orders, once for all readers', async () => {
  const { controls, counts } = await controlsAfterWork()

  const [view] = await Promise.all([
    readView(controls, { counted: true }),
    readView(controls, { counted: true }),
    readView(controls),
  ])

  expect(view).toMatchObject({ stale: false, done: ['rehearse', 'export', 'import'] })
  expect(view?.total).toBeGreaterThan(0)
  expect(counts().map(({ body }) => body)).toEqual([{ at: expect.any(String) }])
  expect(await readView(controls)).toMatchObject({ stale: false })
  expect(counts()).toHaveLength(1)
})

test('a side that cannot be counted is asked no more than once, and its figures stay stale', async () => {
  const { controls, counts } = await controlsAfterWork({ ended: { command: 'status', code: 1, seconds: 1 } })

  const views = [await readView(controls, { counted: true }), await readView(controls, { counted: true })]

  expect(views).toMatchObject([{ stale: true }, { stale: true }])
  expect(counts()).toHaveLength(1)
})
