import { afterEach, expect, test } from 'vitest'
import { createContext } from '../scenario/steps/context'
import type { Systems } from '../systems/systems'
import { serveControl } from '../testing/serve-control'
import { resetSession } from './reset-session'
import { addRun, beginSession, findSession, type Session } from './sessions'

function newSession(): Session & { token: string } {
  const token = beginSession()
  const session = findSession(token)
  if (!session) throw new Error('The session that was begun is not found.')

  return Object.assign(session, { token })
}

const HOURS = 60 * 60 * 1000
const system = <Name extends string>(name: Name, address = 'http://127.0.0.1:9') => ({
  name,
  origin: `http://${name}.localhost`,
  address,
  auditorKey: '',
})
const systems: Systems = { ramai: system('ramai'), pasar: system('pasar'), kasir: system('kasir') }
const NONE = { ramai: null, pasar: null, kasir: null, devControl: null }

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A run whose visitor has a session of Pasar’s. */
async function runOf(session: Session, pasarSession: string) {
  const shop = await serveControl(
    {},
    { 'set-cookie': `__Host-pasar_session=${pasarSession}; Path=/; Secure; HttpOnly` },
  )
  open.push(shop)
  const run = createContext({ ...systems, pasar: system('pasar', shop.address) }, NONE)
  await run.visitor.pasar.ask('/')
  addRun(session, run)

  return run
}

test('a presenter finds what they ran again, and another’s is another’s', () => {
  const session = newSession()

  expect(findSession(session.token)).toBe(session)
  expect(newSession().id).not.toBe(session.id)
})

test('a session ends after half a day', () => {
  const { token } = newSession()

  expect(findSession(token, Date.now() + 13 * HOURS)).toBeUndefined()
})

test('the number of sessions is limited, and the one that is used stays', () => {
  const [first, used] = [newSession(), newSession()]
  for (let count = 0; count < 250; count += 1) {
    newSession()
    findSession(used.token)
  }

  expect(findSession(first.token)).toBeUndefined()
  expect(findSession(used.token)).toBe(used)
})

test('a session keeps its latest runs only', () => {
  const session = newSession()
  for (let count = 0; count < 100; count += 1) addRun(session, createContext(systems, NONE))

  expect(session.runs.length).toBeLessThan(100)
})

test('a reset forgets this session’s visitors and no other’s', async () => {
  const control = await serveControl({ 'POST /api/demo/forget': () => ({ orders: 1, baskets: 2 }) })
  open.push(control)
  const controls = { ...NONE, pasar: { name: 'pasar' as const, address: control.address, key: 'b'.repeat(64) } }
  const [mine, other] = [newSession(), newSession()]
  await runOf(mine, 'mine')
  await runOf(other, 'other')

  const reset = await resetSession(mine, controls)

  expect(reset).toEqual({ plays: 1, pasar: { orders: 1, baskets: 2 } })
  expect(control.requests).toMatchObject([{ body: { sessions: ['mine'] } }])
  expect(other.runs).toHaveLength(1)
})

test('a reset undoes what a run changed for everybody, the last first', async () => {
  const session = newSession()
  const run = createContext(systems, NONE)
  const order: string[] = []
  for (const name of ['stopped', 'broken']) run.undo.push(async () => order.push(name))
  addRun(session, run)

  await resetSession(session, NONE)

  expect(order).toEqual(['broken', 'stopped'])
})

test('without Pasar’s control the runs are forgotten all the same, and the result says so', async () => {
  const session = newSession()
  await runOf(session, 'mine')

  expect(await resetSession(session, NONE)).toEqual({ plays: 1, pasar: 'closed' })
  expect(session.runs).toEqual([])
})
