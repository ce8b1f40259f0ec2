import { afterEach, expect, test } from 'vitest'
import { createContext } from '../scenario/steps/context'
import { openScenePace } from '../scene/scene-pace'
import { beginSession, findSession } from '../session/sessions'
import { SYSTEM_NAMES, type Systems } from '../systems/systems'
import { lookAt } from '../testing/look-at'
import { type ReceivedRequest, serveControl } from '../testing/serve-control'
import { setEnvironment } from '../testing/set-environment'
import { makeReady } from './make-ready'
import { isTapRefused, readLights } from './read-lights'
import { levelOf } from './report'

setEnvironment({ demo: true })

const KEY = 'a'.repeat(64)
const GIGABYTE = 1e9

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

type Answers = Parameters<typeof serveControl>[0]

/** A presenter with three real servers and a dev control with the test's answers. */
async function openDemo({ devControl }: { devControl?: Answers } = {}) {
  const answers = { ramai: demoOf(), pasar: demoOf(), kasir: demoOf() }
  const serve = async (answers: Answers) => {
    const server = await serveControl(answers)
    open.push(server)
    return server.address
  }
  const addresses = {
    ramai: await serve(answers.ramai),
    pasar: await serve(answers.pasar),
    kasir: await serve(answers.kasir),
  }
  const control = <Name extends string>(name: Name, address: string) => ({ name, address, key: KEY })
  const systems = Object.fromEntries(
    SYSTEM_NAMES.map((name) => [name, { name, origin: addresses[name], address: addresses[name], auditorKey: '' }]),
  ) as Systems
  const session = findSession(beginSession())
  if (!session) throw new Error('A session that has just begun is there.')
  const controls = {
    ramai: control('ramai', addresses.ramai),
    pasar: control('pasar', addresses.pasar),
    kasir: control('kasir', addresses.kasir),
    devControl: devControl ? control('devControl', await serve(devControl)) : null,
  }

  return { answers, presenting: { systems, controls, session } }
}

/** A healthy system with intact rules and a clock that only advances. */
function demoOf(): Answers {
  let offsetSeconds = 0
  const clock = () => ({ now: '2026-11-25T03:00:00.000Z', offsetSeconds, offset_seconds: offsetSeconds })
  const advance = ({ body }: ReceivedRequest) => {
    offsetSeconds += (body as { seconds: number }).seconds
    return clock()
  }

  return {
    'GET /api/health': () => ({}),
    'GET /api/demo/breaches': () => ({ on: [] }),
    'GET /api/demo/clock': clock,
    'POST /api/demo/clock': advance,
    'GET /_sim/clock': clock,
    'POST /_sim/clock/advance': advance,
  }
}

/** Dev control of a machine without faults. */
function devControlOf(machine: object = {}): Answers {
  return {
    'GET /breaches': () => ({ on: [] }),
    'GET /readiness': () => ({
      missingPackages: [],
      freeBytes: 50 * GIGABYTE,
      rateCounters: 0,
      typedContacts: 0,
      ...machine,
    }),
  }
}

const codesOf = (lights: Awaited<ReturnType<typeof readLights>>) =>
  Object.fromEntries(lights.map(({ name, code }) => [name, code]))

test('systems that lack nothing are green, and what needs dev control is left out where there is none', async () => {
  const { presenting } = await openDemo()

  const lights = await readLights(presenting)

  expect(codesOf(lights)).toEqual({
    systems: 'systemsUp',
    browser: 'browserNone',
    clocks: 'clocksEqual',
    limits: 'tapsAccepted',
    rules: 'rulesUnknown',
    leftovers: 'nothingLeft',
  })
})

test('dev control tells of packages, disk and counters; each that is wrong has its own level', async () => {
  const { presenting } = await openDemo({
    devControl: devControlOf({ missingPackages: ['unpdf'], freeBytes: GIGABYTE, rateCounters: 3, typedContacts: 2 }),
  })

  const lights = await readLights(presenting)

  const chosenLights = lights.filter(({ name }) =>
    ['packages', 'disk', 'limits', 'rules', 'contacts', 'oldShop'].includes(name),
  )
  expect(chosenLights.map((light) => [light.name, levelOf(light), light.values ?? {}])).toEqual([
    ['packages', 'red', { packages: 'unpdf' }],
    ['limits', 'amber', { count: 3 }],
    ['rules', 'green', {}],
    ['contacts', 'amber', { count: 2 }],
    ['oldShop', 'red', {}],
    ['disk', 'amber', { gigabytes: 1 }],
  ])
})

test('an old shop that a terminal has filled and moved is counted before its light is read', async () => {
  const devControl = devControlOf()
  const { presenting } = await openDemo({ devControl })
  const loaded = lookAt({ tables: [{ table: 'orders', source: 2, loaded: 1 }], orders: 5000 })
  const history = { outcomes: {}, looks: [], running: null }
  devControl['GET /migration'] = () => ({ ...history, stale: true })
  devControl['POST /migration/status'] = () => {
    devControl['GET /migration'] = () => ({ ...history, looks: [loaded], stale: false })
    return { ended: { command: 'status', code: 0, seconds: 1 } }
  }

  expect((await readLights(presenting)).find(({ name }) => name === 'oldShop')).toMatchObject({
    code: 'migrationUnderWay',
    values: { count: 5000 },
  })
})

test('a stopped system, a broken rule and a clock that ran alone are repaired, each in a sentence', async () => {
  const devControl = devControlOf()
  const { answers, presenting } = await openDemo({ devControl })
  delete answers.pasar['GET /api/health']
  devControl['POST /systems/pasar/start'] = () => {
    answers.pasar['GET /api/health'] = () => ({})
    return {}
  }
  answers.ramai['GET /api/demo/breaches'] = () => ({ on: ['a-tenth-claim'] })
  answers.ramai['DELETE /api/demo/breaches/a-tenth-claim'] = () => {
    answers.ramai['GET /api/demo/breaches'] = () => ({ on: [] })
    return {}
  }
  answers.kasir['POST /_sim/clock/advance']?.({ request: '', authorization: undefined, body: { seconds: 900 } })
  const before = codesOf(await readLights(presenting))

  const { repairs } = await makeReady(presenting)

  expect(before).toMatchObject({ systems: 'systemsDown', rules: 'rulesBroken', clocks: 'clocksDiffer' })
  expect(repairs).toEqual([
    { code: 'systemStarted', values: { systems: ['pasar'] } },
    { code: 'ruleRestored', values: { rules: ['a-tenth-claim'] } },
    { code: 'clocksMadeEqual', values: { ahead: [{ system: 'kasir', seconds: 900 }] } },
  ])
  expect(codesOf(await readLights(presenting))).toMatchObject({
    systems: 'systemsUp',
    rules: 'rulesWhole',
    clocks: 'clocksAhead',
  })
})

test('counters of earlier visitors are cleared', async () => {
  const devControl = devControlOf({ rateCounters: 12 })
  const { presenting } = await openDemo({ devControl })
  devControl['DELETE /rate-counters'] = () => Object.assign(devControl, devControlOf())

  const { repairs } = await makeReady(presenting)

  expect(repairs).toEqual([{ code: 'countersCleared', values: { count: 12 } }])
  expect(codesOf(await readLights(presenting))).toMatchObject({ limits: 'limitsFree' })
})

test('a failed repair is not announced, stops no other, and its light stays', async () => {
  const devControl = devControlOf()
  const { answers, presenting } = await openDemo({ devControl })
  delete answers.ramai['GET /api/health']
  answers.kasir['POST /_sim/clock/advance']?.({ request: '', authorization: undefined, body: { seconds: 60 } })

  const { repairs } = await makeReady(presenting)

  expect(repairs.map(({ code }) => code)).toEqual(['clocksMadeEqual'])
  expect(codesOf(await readLights(presenting))).toMatchObject({ systems: 'systemsDown' })
})

test('a scene and the plays of this session are ended and forgotten', async () => {
  const { presenting } = await openDemo()
  const { session, systems, controls } = presenting
  const scene = openScenePace('step')
  session.scene = scene
  scene.stopped.addEventListener('abort', () => delete session.scene)
  session.runs = [createContext(systems, controls)]
  const before = codesOf(await readLights(presenting))

  const { repairs } = await makeReady(presenting)

  expect(before).toMatchObject({ leftovers: 'scenePlaying' })
  expect(repairs).toEqual([{ code: 'sessionReset', values: { count: 1 } }])
  expect(codesOf(await readLights(presenting))).toMatchObject({ leftovers: 'nothingLeft' })
})

test('a tap counts as refused if there were too many, and not for another reason or before', () => {
  const at = '2026-11-25T03:00:00.000Z'
  const refused = (reason: string) => ({ kind: 'handoff_refused', detail: { reason }, at })

  expect(isTapRefused(refused('too_many_departures'), new Date(at).getTime() - 1)).toBe(true)
  expect(isTapRefused(refused('too_many_departures'), new Date(at).getTime())).toBe(false)
  expect(isTapRefused(refused('promotion_unknown'), 0)).toBe(false)
})
