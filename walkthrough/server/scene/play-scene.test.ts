import type { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureChromiumPath } from '../../../tools/dev/systems/chromium'
import type { LiveSession } from '../live-browser/live-session'
import { openStage } from '../live-browser/stage'
import { createContext } from '../scenario/steps/context'
import { ITEMS, tap } from '../scenario/steps/feed'
import { chooseQris } from '../scenario/steps/kasir'
import { returnFromKasir } from '../scenario/steps/order'
import type { Step } from '../scenario/steps/step'
import type { Systems, WatchedSystem } from '../systems/systems'
import { killBrowser } from '../testing/kill-browser'
import { serveControl } from '../testing/serve-control'
import { playScene, type SceneEvent } from './play-scene'
import { openPointer } from './pointer'
import { openScenePace, type ScenePace } from './scene-pace'

let pages: Server
let executablePath: string
const visits: string[] = []

const ORDER = 'PSR-1'
const SHORT = 2000
const FINISH = '/payment/finish?order_id=PSR-1-1'

/**
 * Serves a page for each system: a cookie that shows earlier visits, and Kasir's link back to the
 * shop.
 */
beforeAll(async () => {
  executablePath = await ensureChromiumPath()
  pages = createServer(({ url = '', headers }, response) => {
    if (url !== '/favicon.ico') visits.push(`${headers.host?.split('.')[0]}${url} ${headers.cookie ?? '-'}`)
    response.setHeader('set-cookie', 'visitor=same').setHeader('content-type', 'text/html')
    if (url.startsWith('/payment/finish')) return response.writeHead(303, { location: `/orders/${ORDER}` }).end()
    if (url === '/out') {
      const hasLeavingPage = headers.referer?.includes('/leaving/')
      return response
        .writeHead(303, { location: hasLeavingPage ? `${systemsHere().pasar.origin}/h?t=1` : '/leaving/1' })
        .end()
    }
    const press = (name: string) => `<form method="post" action="/out"><button>${name}</button></form>`
    if (url.startsWith('/?post=')) return response.end(`<div data-active>${press('Lihat di Pasar')}</div>`)
    if (url.startsWith('/leaving/')) return response.end(press('Lanjut ke Pasar'))
    const back = `<a href="${systemsHere().pasar.origin}${FINISH}">Kembali ke Pasar</a>`
    response.end(`<h1>A page</h1>${headers.host?.startsWith('kasir') ? back : ''}`)
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
}, 300_000)
afterAll(() => void pages.close())

function systemsHere(): Systems {
  const { port } = pages.address() as AddressInfo
  const system = (name: WatchedSystem['name']): WatchedSystem => ({
    name,
    auditorKey: '',
    origin: `http://${name}.localhost:${port}`,
    address: `http://127.0.0.1:${port}`,
  })

  return { ramai: system('ramai'), pasar: system('pasar'), kasir: system('kasir') }
}

/** A step that leads to a page. */
const stepTo = (path: string, meanwhile = async () => {}, system: WatchedSystem['name'] = 'pasar'): Step => ({
  name: 'feedLives',
  to: system,
  run: async (context) => {
    await meanwhile()
    context.page = { system, path }

    return { request: `GET ${path}`, status: 200, asExpected: true }
  },
})
const stepToKasir = (path: string) => stepTo(path, undefined, 'kasir')

async function enterStage(systems: Systems) {
  const stage = openStage({ executablePath, systems: Object.values(systems), environment: {} })
  onTestFinished(() => stage.close())

  return stage.enter('one', 'id')
}

type Play = {
  steps: Step[]
  live: LiveSession
  systems: Systems
  /** The answers of Kasir's control. */
  kasir?: Parameters<typeof serveControl>[0]
  /** Short where a screen is lost for certain. */
  patienceMs?: number
  /** After the first step, before the second. */
  between?: () => Promise<unknown>
  scene?: ScenePace
  /** The presenter's action after taking over, before going on. */
  meanwhile?: () => unknown
}

/** Plays steps that a pointer clicks through, of an order that stands. */
async function play({ steps, live, systems, kasir = {}, patienceMs, between, meanwhile, ...play }: Play) {
  const control = await serveControl(kasir)
  onTestFinished(() => void control.close())
  const controls = {
    kasir: { name: 'kasir', key: '', ...control } as const,
    ramai: null,
    pasar: null,
    devControl: null,
  }
  const context = createContext(systems, controls)
  Object.assign(context.state, { orderId: ORDER, attempt: 1, paymentPage: { system: 'kasir', path: '/choose' } })
  const { scene = openScenePace('fast') } = play
  const scenario = { id: 'normal', steps }
  const events: SceneEvent[] = []
  for await (const event of playScene({ scenario, context, live, scene, patienceMs, onEnd: () => {} })) {
    events.push(event)
    if ('step' in event && event.step.number === 1) await between?.()
    if (!('takenOver' in event)) continue
    await meanwhile?.()
    scene.next()
  }

  return { events, requests: control.requests.map(({ request }) => request) }
}

test('a browser that dies during a step is restarted, and the scene continues from that step', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const scenario = { id: 'made-up', steps: [stepTo('/one'), stepTo('/two', killBrowser), stepTo('/three')] }
  const context = createContext(systems, { ramai: null, pasar: null, kasir: null, devControl: null })
  const events: SceneEvent[] = []

  for await (const event of playScene({ scenario, context, live, scene: openScenePace('fast'), onEnd: () => {} }))
    events.push(event)

  expect(events.flatMap((event) => ('step' in event ? [event.step.request] : []))).toEqual([
    ...['GET /one', 'GET /two', 'GET /three'],
  ])
  expect(events.at(-1)).toEqual({ ending: { verdict: 'asExpected' } })
  expect(visits.filter((visit) => /^pasar\/(one|two|three)/.test(visit)).slice(-2)).toEqual([
    ...['pasar/two visitor=same', 'pasar/three visitor=same'],
  ])
  const page = (await live.findPage()) as unknown as EventEmitter
  expect(page.listenerCount('response')).toBe(0)
})

const goesBackByItself = async (live: LiveSession) => {
  await (await live.findPage()).goto(systemsHere().pasar.origin + FINISH)
}

/** Once, when the pointer is about to press in Kasir's screen. */
function onPress(live: LiveSession, act: () => void) {
  const stop = live.subscribe(({ message }) => {
    if (message.kind !== 'pointer' || message.at?.system !== 'kasir' || !message.at.pressed) return
    stop()
    act()
  })
}

test.each(['before the pointer comes', 'while the pointer presses', 'not'] as const)(
  'Kasir’s page leads back by itself %s: the buyer comes back, once',
  async (when) => {
    const systems = systemsHere()
    const live = await enterStage(systems)
    if (when === 'while the pointer presses') onPress(live, () => void goesBackByItself(live))
    visits.splice(0)

    const { events } = await play({
      live,
      systems,
      steps: [stepToKasir('/paid'), returnFromKasir()],
      between: async () => when === 'before the pointer comes' && goesBackByItself(live),
    })

    expect(events.at(-2)).toMatchObject({ step: { number: 2, request: 'GET /payment/finish', asExpected: true } })
    expect(events.at(-1)).toEqual({ ending: { verdict: 'asExpected' } })
    expect(visits.filter((visit) => visit.includes(FINISH))).toHaveLength(1)
  },
)

test('a tap before the scripts of the feed leads by the leave notice', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)

  const { events } = await play({ live, systems, steps: [tap(ITEMS.serum)] })

  expect(events.at(-1)).toEqual({ ending: { verdict: 'asExpected' } })
})

test('a step whose screen is lost runs without it, and the buyer reaches its page', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const kasir = { [`POST /_sim/transactions/${ORDER}-1/select`]: () => ({ transaction_status: 'pending' }) }

  const { events } = await play({
    live,
    systems,
    kasir,
    patienceMs: SHORT,
    steps: [stepToKasir('/choose'), chooseQris(), returnFromKasir()],
    between: () => live.open('ramai'),
  })

  expect(events.at(-1)).toEqual({ ending: { verdict: 'asExpected' } })
  expect(events).toContainEqual({ step: expect.objectContaining({ act: 'choose', withoutPointer: true }) })
})

test('steps that a lost screen had completed count as done', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const kasir = { [`GET /_sim/transactions/${ORDER}-1`]: () => ({ transaction_status: 'pending' }) }

  const { events } = await play({
    live,
    systems,
    kasir,
    patienceMs: SHORT,
    steps: [stepToKasir('/choose'), chooseQris()],
  })

  expect(events.at(-1)).toEqual({ ending: { verdict: 'asExpected' } })
})

test('a lost screen that a step needs is reported as lost, and never as a broken rule', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)

  const { events } = await play({ live, systems, patienceMs: SHORT, steps: [stepToKasir('/choose'), chooseQris()] })

  expect(events.slice(-2)).toEqual([{ begins: 2 }, { ending: { verdict: 'screenLost', step: 2 } }])
})

/** A step in which the presenter takes over when the pointer comes for the first time. */
function withTakeover(step: Step, scene: ScenePace): Step {
  const { byHand } = step
  if (!byHand) throw new Error('No hand does it.')
  const press: typeof byHand.press = (...screen) => {
    if (!scene.wasTaken()) scene.takeOver()
    return byHand.press(...screen)
  }

  return { ...step, byHand: { ...byHand, press } }
}

test('steps that a presenter did by hand count as done after resuming', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const scene = openScenePace('fast')
  const record = { transaction_status: 'capture', notifications: [] }

  const { events, requests } = await play({
    live,
    systems,
    scene,
    steps: [stepToKasir('/choose'), withTakeover(chooseQris(), scene)],
    kasir: { [`GET /_sim/transactions/${ORDER}-1`]: () => record },
    meanwhile: () => Object.assign(record, { transaction_status: 'pending' }),
  })

  expect(events.slice(-5)).toMatchObject([
    { begins: 2 },
    { takenOver: 2 },
    { begins: 2 },
    { step: { act: 'choose', asExpected: true } },
    { ending: { verdict: 'asExpected' } },
  ])
  expect(requests).not.toContain(`POST /_sim/transactions/${ORDER}-1/select`)
})

test('a purchase that the presenter leads elsewhere is reported as such, not as a broken rule', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const scene = openScenePace('fast')

  const { events } = await play({
    live,
    systems,
    scene,
    patienceMs: SHORT,
    steps: [withTakeover(chooseQris(), scene)],
    kasir: {
      [`GET /_sim/transactions/${ORDER}-1`]: () => ({ transaction_status: 'expire', notifications: [] }),
    },
  })

  expect(events.at(-1)).toEqual({ ending: { verdict: 'takenOver', step: 1 } })
})

test('an answer that came before a press is still there to be waited for', async () => {
  const systems = systemsHere()
  const live = await enterStage(systems)
  const pointer = openPointer({ live, systems, scene: openScenePace('fast') })
  const page = await pointer.findPage()
  await page.goto(systems.pasar.origin + FINISH)
  await page.goto(`${systems.kasir.origin}/paid`)

  await pointer.press(page.getByRole('heading'))

  const { status } = await pointer.answer(({ url }) => url.pathname === '/payment/finish')
  expect(status).toBe(303)
})
