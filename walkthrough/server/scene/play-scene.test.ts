import type { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureChromiumPath } from '../../../tools/systems/chromium'
import { openStage } from '../live-browser/stage'
import { createContext } from '../scenario/steps/context'
import type { Step } from '../scenario/steps/step'
import type { Systems, WatchedSystem } from '../systems/systems'
import { killBrowser } from '../testing/kill-browser'
import { playScene, type SceneEvent } from './play-scene'
import { openScenePace } from './scene-pace'

let pages: Server
let executablePath: string
const visits: string[] = []

/** Every page of every system, with a cookie that says who was here before. */
beforeAll(async () => {
  executablePath = await ensureChromiumPath()
  pages = createServer(({ url = '', headers }, response) => {
    if (url !== '/favicon.ico') visits.push(`${headers.host?.split('.')[0]}${url} ${headers.cookie ?? '-'}`)
    response.setHeader('set-cookie', 'visitor=same').setHeader('content-type', 'text/html')
    response.end('<h1>A page</h1>')
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
}, 300_000)
afterAll(() => void pages.close())

function systemsHere(): Systems {
  const { port } = pages.address() as AddressInfo
  const system = (name: WatchedSystem['name']): WatchedSystem => ({
    ...{ name, auditorKey: '' },
    ...{ origin: `http://${name}.localhost:${port}`, address: `http://127.0.0.1:${port}` },
  })

  return { ramai: system('ramai'), pasar: system('pasar'), kasir: system('kasir') }
}

/** A step that leads to a page of Pasar. */
const stepTo = (path: string, meanwhile = async () => {}): Step => ({
  name: 'feedLives',
  to: 'pasar',
  run: async (context) => {
    await meanwhile()
    context.page = { system: 'pasar', path }

    return { request: `GET ${path}`, status: 200, asExpected: true }
  },
})

test('a browser that dies in the middle of a step is started again, and the scene goes on from that step', async () => {
  const systems = systemsHere()
  const stage = openStage({ executablePath, systems: Object.values(systems), environment: {} })
  onTestFinished(() => stage.close())
  const live = await stage.enter('one', 'id')
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
