import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { ensureChromiumPath } from '../../../tools/dev/systems/chromium'
import { SYSTEM_NAMES, type WatchedSystem } from '../systems/systems'
import { killBrowser, listBrowsers } from '../testing/kill-browser'
import { MOST_SESSIONS, openStage, StageFull } from './stage'
import type { StageEvent } from './stage-input'
import { readStageParts, type StageMessage } from './stage-message'
import { streamStage } from './stream-stage'

let pages: Server
let systems: WatchedSystem[]
let executablePath: string
const visits: string[] = []

/**
 * Serves a page for each system: a field, a link that opens a window, and a cookie that shows
 * earlier visits.
 */
beforeAll(async () => {
  executablePath = await ensureChromiumPath()
  pages = createServer(({ url = '', headers }, response) => {
    if (url === '/favicon.ico') return response.writeHead(404).end()
    visits.push(
      `${headers.host?.split('.')[0]}${url} ${headers['accept-language']?.slice(0, 2)} ${headers.cookie ?? '-'}`,
    )
    response.setHeader('set-cookie', 'visitor=same')
    response.setHeader('content-type', 'text/html')
    response.end(`<body style="margin:0"><input autofocus style="display:block;width:390px;height:100px" oninput="fetch('/typed/' + this.value)">
      <a href="${originOf('pasar')}/landing?t=${TOKEN}" style="display:block;height:100px">on</a>
      <a href="${originOf('kasir')}/popup" target="_blank" rel="opener" style="display:block;height:100px">window</a>
      <button onclick="window.close()" style="width:390px;height:100px">close</button>`)
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  systems = SYSTEM_NAMES.map((name) => ({ name, origin: originOf(name), address: '', auditorKey: '' }))
}, 300_000)
afterAll(() => void pages.close())

/** A token in the feed's format; only its claims are read here. */
const TOKEN = `e30.${Buffer.from('{"iat":1,"sku":"AYU-SERUM"}').toString('base64url')}.e30`

const originOf = (name: string) => `http://${name}.localhost:${(pages.address() as AddressInfo).port}`

function stageOf(options: { unwatchedForMs?: number } = {}) {
  const stage = openStage({ executablePath, systems, environment: {}, ...options })
  onTestFinished(() => stage.close())

  return stage
}

/** Subscribes like a window and collects messages until `leave`. */
async function look(stage: ReturnType<typeof stageOf>, id: string) {
  const session = await stage.enter(id, 'id')
  const messages = new Set<string>()
  const unsubscribe = session.subscribe(({ message }) => void messages.add(JSON.stringify(message)))
  stage.count(id)

  return {
    session,
    sees: (message: StageMessage) =>
      vi.waitFor(() => expect([...messages]).toContain(JSON.stringify(message)), PATIENCE),
    hasSeen: (message: StageMessage) => messages.has(JSON.stringify(message)),
    forget: () => messages.clear(),
    leave() {
      unsubscribe()
      stage.count(id)
    },
  }
}

const PATIENCE = { timeout: 15_000, interval: 20 }
const inSystem = (system: WatchedSystem['name']) => ({ kind: 'place', system, unreachable: false }) as const
const pictureOf = (system: WatchedSystem['name']) => ({ kind: 'picture', system }) as const
const click = (y: number): StageEvent[] => [
  { kind: 'press', x: 20, y },
  { kind: 'release', x: 20, y },
]
const hasVisited = (visit: string) => vi.waitFor(() => expect(visits.join('\n')).toContain(visit), PATIENCE)

test('a browser starts with the first viewer and stops a while after the last has left', async () => {
  const stage = stageOf({ unwatchedForMs: 50 })
  expect(listBrowsers()).toEqual([])

  const window = await look(stage, 'one')
  await window.sees(pictureOf('ramai'))
  expect(listBrowsers()).toHaveLength(1)
  window.leave()

  await vi.waitFor(() => expect(listBrowsers()).toEqual([]), PATIENCE)
})

test('a click leads to the next system, whose picture is shown in its own frame, and its token is this buyer’s', async () => {
  const { session, sees } = await look(stageOf(), 'one')
  await sees(pictureOf('ramai'))

  await session.steer(click(150))

  await sees(inSystem('pasar'))
  await sees(pictureOf('pasar'))
  await sees({ kind: 'taps', taps: ['1 AYU-SERUM'] })
})

test('a viewer who reopens the page finds the buyer where it was, and continues', async () => {
  const stage = stageOf()
  const before = await look(stage, 'one')
  await before.sees(pictureOf('ramai'))
  before.leave()

  const after = await look(stage, 'one')
  await after.session.steer(click(150))

  await after.sees(pictureOf('pasar'))
})

test('letters arrive that no keyboard has', async () => {
  const { session, sees } = await look(stageOf(), 'one')
  await sees(pictureOf('ramai'))

  await session.steer([
    ...click(50),
    { kind: 'key', key: 'R' },
    { kind: 'key', key: 'é' },
    { kind: 'text', text: '12' },
  ])

  await hasVisited(`ramai/typed/R${encodeURIComponent('é')}12 id visitor=same`)
})

test('one presenter’s copied text is not pasted in another’s screen', async () => {
  const stage = stageOf()
  const [one, other] = await Promise.all([look(stage, 'one'), look(stage, 'other')])
  await Promise.all([one.sees(pictureOf('ramai')), other.sees(pictureOf('ramai'))])
  const withControl = (key: string): StageEvent => ({ kind: 'key', key, control: true })

  await one.session.steer([...click(50), { kind: 'text', text: 'secret' }, withControl('a'), withControl('c')])
  await other.session.steer([...click(50), withControl('v'), { kind: 'text', text: 'end' }])

  await hasVisited('end id visitor=same')
  expect(visits.join('\n')).not.toContain('secretend')
})

test('a browser that dies takes no other presenter’s with it', async () => {
  const stage = stageOf()
  const one = await look(stage, 'one')
  await one.sees(pictureOf('ramai'))
  const [browser] = listBrowsers()
  const other = await look(stage, 'other')
  await other.sees(pictureOf('ramai'))
  for (const window of [one, other]) window.forget()

  process.kill(-(browser ?? 0), 'SIGKILL')

  await one.sees({ kind: 'browser', state: 'lost' })
  await one.sees({ kind: 'browser', state: 'running' })
  expect(other.hasSeen({ kind: 'browser', state: 'lost' })).toBe(false)
})

test('a new window is followed, and when it closes the page before it', async () => {
  const { session, sees, forget } = await look(stageOf(), 'one')
  await sees(pictureOf('ramai'))

  await session.steer(click(250))
  await sees(inSystem('kasir'))
  await sees(pictureOf('kasir'))
  forget()
  await session.steer(click(350))

  await sees(inSystem('ramai'))
})

test('a browser that dies is restarted at the last page with its cookies', async () => {
  const stage = stageOf()
  const { session, sees, forget } = await look(stage, 'one')
  await sees(pictureOf('ramai'))
  await session.steer(click(150))
  await sees(pictureOf('pasar'))
  forget()
  visits.splice(0)

  await killBrowser()

  await sees({ kind: 'browser', state: 'lost' })
  await sees({ kind: 'browser', state: 'running' })
  await hasVisited(`pasar/landing?t=${TOKEN} id visitor=same`)
})

test('a stage that closes ends what a window reads, and does not call its browser gone', async () => {
  const stage = stageOf()
  const session = await stage.enter('one', 'id')
  const stream = streamStage({ session, signal: new AbortController().signal, onChange: () => stage.count('one') })
  const states: string[] = []

  for await (const { message } of readStageParts(stream)) {
    if (message.kind === 'browser') states.push(message.state)
    if (message.kind === 'picture') void stage.close()
  }

  expect(states).toEqual(['starting', 'running', 'closed'])
})

test('a window reads that its stream is open while nothing changes, and not after its end', async () => {
  const stage = stageOf()
  const session = await stage.enter('one', 'id')
  const stream = streamStage({ session, signal: new AbortController().signal, onChange: () => {}, aliveEveryMs: 10 })
  const kinds: string[] = []

  for await (const { message } of readStageParts(stream)) {
    kinds.push(message.kind)
    if (kinds.filter((kind) => kind === 'alive').length === 3) void stage.close()
  }

  expect(kinds.at(-1)).toBe('browser')
})

test('a browser that cannot be started is reported as gone', async () => {
  const stage = openStage({ executablePath: process.execPath, systems, environment: {} })

  const { sees } = await look(stage, 'one')

  await sees({ kind: 'browser', state: 'gone' })
})

test('a system that does not answer is a place without a picture', async () => {
  const stage = openStage({
    executablePath,
    environment: {},
    systems: systems.map((system) =>
      system.name === 'kasir' ? { ...system, origin: 'http://kasir.localhost:9' } : system,
    ),
  })
  onTestFinished(() => stage.close())
  const { session, sees } = await look(stage, 'one')
  await sees(pictureOf('ramai'))

  await session.open('kasir')

  await sees({ kind: 'place', system: 'kasir', unreachable: true })
})

test('a system that is up again is shown again', async () => {
  const { kasir, start } = await fallenKasir()
  const stage = openStage({ executablePath, environment: {}, systems: [...systems.slice(0, 2), kasir] })
  onTestFinished(() => stage.close())
  const { session, sees } = await look(stage, 'one')
  await sees(pictureOf('ramai'))
  await session.open('kasir')
  // Not every Chromium asks for a failed page again by itself, so the stage does.
  await sees({ kind: 'place', system: 'kasir', unreachable: true })

  start()

  await sees(inSystem('kasir'))
  await sees(pictureOf('kasir'))
})

/** A system that does not answer before `start`. */
async function fallenKasir() {
  let up = false
  const server = createServer((_, response) => {
    if (up) response.setHeader('content-type', 'text/html').end('<h1>Up</h1>')
    else response.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const addresses = { origin: `http://kasir.localhost:${port}`, address: `http://127.0.0.1:${port}` }

  return { kasir: { name: 'kasir', auditorKey: '', ...addresses } as const, start: () => (up = true) }
}

test('the browser speaks the language of its presenter, also after that has changed', async () => {
  const stage = stageOf()
  const { sees } = await look(stage, 'one')
  await sees(pictureOf('ramai'))
  visits.splice(0)

  await stage.enter('one', 'en')

  await hasVisited('ramai/ en visitor=same')
})

test('each presenter has an own browser up to the limit, and a leaving one makes room', async () => {
  const stage = stageOf()
  const windows = await Promise.all(Array.from({ length: MOST_SESSIONS }, (_, index) => look(stage, `${index}`)))
  expect(new Set(windows.map(({ session }) => session)).size).toBe(MOST_SESSIONS)
  for (const window of windows) await window.sees(pictureOf('ramai'))
  for (const window of windows) window.forget()
  await windows[1]?.session.open('kasir')
  await windows[1]?.sees(inSystem('kasir'))
  for (const window of [windows[0], windows[2]]) expect(window?.hasSeen(inSystem('kasir'))).toBe(false)

  await expect(stage.enter('one more', 'id')).rejects.toThrow(StageFull)
  expect((await look(stage, '0')).session).toBe(windows[0]?.session)

  windows[1]?.leave()
  await expect(stage.enter('one more', 'id')).resolves.toBeDefined()
  expect(stage.find('1')).toBeUndefined()
})

test('two windows of one presenter that come at once share a browser, where others make room for it too', async () => {
  const stage = stageOf()
  for (let index = 0; index < MOST_SESSIONS; index += 1) (await look(stage, `${index}`)).leave()

  const [one, other] = await Promise.all([stage.enter('one more', 'id'), stage.enter('one more', 'id')])

  expect(other).toBe(one)
})

test('a window that is gone before its pictures come keeps no place', async () => {
  const stage = stageOf({ unwatchedForMs: 50 })
  const session = await stage.enter('one', 'id')

  streamStage({ session, signal: AbortSignal.abort(), onChange: () => stage.count('one') })

  await vi.waitFor(() => expect(stage.find('one')).toBeUndefined(), PATIENCE)
})
