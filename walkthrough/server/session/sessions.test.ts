import { afterEach, expect, test } from 'vitest'
import { openScene, type Systems } from '../scenario/scene'
import { serveControl } from '../testing/serve-control'
import { resetSession } from './reset-session'
import { findOrOpenSession, keepScene } from './sessions'

const HOURS = 60 * 60 * 1000
const system = <Name extends string>(name: Name, address = 'http://127.0.0.1:9') => ({
  name,
  origin: `http://${name}.localhost`,
  address,
  auditorKey: '',
})
const systems: Systems = { ramai: system('ramai'), pasar: system('pasar'), kasir: system('kasir') }
const NONE = { ramai: null, pasar: null, devControl: null }

const open: Awaited<ReturnType<typeof serveControl>>[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A play whose visitor has a session of Pasar’s. */
async function playedBy(session: ReturnType<typeof findOrOpenSession>, pasarSession: string) {
  const shop = await serveControl(
    {},
    { 'set-cookie': `__Host-pasar_session=${pasarSession}; Path=/; Secure; HttpOnly` },
  )
  open.push(shop)
  const scene = openScene({ ...systems, pasar: system('pasar', shop.address) }, NONE)
  await scene.visitor.ask(scene.pasar, { path: '/' })
  keepScene(session, scene)

  return scene
}

test('a cookie finds its session again, and a stranger’s cookie opens a new one', () => {
  const session = findOrOpenSession(undefined)

  expect(findOrOpenSession(session.id)).toBe(session)
  expect(findOrOpenSession('invented').id).not.toBe('invented')
})

test('a session that nobody touched for hours is forgotten', () => {
  const session = findOrOpenSession(undefined)

  expect(findOrOpenSession(session.id, Date.now() + 7 * HOURS)).not.toBe(session)
})

test('however many come, only so many are kept', () => {
  const first = findOrOpenSession(undefined)
  for (let count = 0; count < 250; count += 1) findOrOpenSession(undefined)

  expect(findOrOpenSession(first.id)).not.toBe(first)
})

test('a session keeps its latest plays only', () => {
  const session = findOrOpenSession(undefined)
  for (let count = 0; count < 100; count += 1) keepScene(session, openScene(systems, NONE))

  expect(session.scenes.length).toBeLessThan(100)
})

test('a reset forgets this session’s visitors and nobody else’s', async () => {
  const door = await serveControl({ 'POST /api/demo/forget': () => ({ orders: 1, baskets: 2 }) })
  open.push(door)
  const controls = { ...NONE, pasar: { name: 'pasar' as const, address: door.address, key: 'b'.repeat(64) } }
  const [mine, other] = [findOrOpenSession(undefined), findOrOpenSession(undefined)]
  await playedBy(mine, 'mine')
  await playedBy(other, 'other')

  const reset = await resetSession(mine, controls)

  expect(reset).toEqual({ plays: 1, pasar: { orders: 1, baskets: 2 } })
  expect(door.heard).toMatchObject([{ body: { sessions: ['mine'] } }])
  expect(other.scenes).toHaveLength(1)
})

test('a reset puts back what a play bent for everybody, the last first', async () => {
  const session = findOrOpenSession(undefined)
  const scene = openScene(systems, NONE)
  const order: string[] = []
  for (const name of ['stopped', 'broken']) scene.undo.push(async () => order.push(name))
  keepScene(session, scene)

  await resetSession(session, NONE)

  expect(order).toEqual(['broken', 'stopped'])
})

test('without Pasar’s door the plays are forgotten all the same, and it is said', async () => {
  const session = findOrOpenSession(undefined)
  await playedBy(session, 'mine')

  expect(await resetSession(session, NONE)).toEqual({ plays: 1, pasar: 'closed' })
  expect(session.scenes).toEqual([])
})
