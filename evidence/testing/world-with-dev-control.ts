import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { forge, openForge } from '../world/forge'
import type { World } from '../world/world'
import { worldWithShop } from './fake-shop'
import { startStub } from './stub-server'

type Caller = 'ramai' | 'pasar' | 'kasir' | 'walkthrough'

/** Caller and target. */
export type Call = [from: Caller, to: (world: World) => string]

type Wrong = Partial<{
  shopNeedsFeed: boolean
  feedNeedsShop: boolean
  /** A process that survives its stop. */
  staysThere: boolean
  /** Connections beyond those of an honest run. */
  calls: Call[]
  /** A system without recorded connections. */
  unnoted: Caller
}>

/** The connections of every full run, and those of the walkthrough. */
const HONEST: Call[] = [
  ['ramai', ({ ramai }) => ramai.databaseUrl],
  ['pasar', ({ pasar }) => pasar.databaseUrl],
  ['kasir', ({ kasir }) => kasir.databaseUrl],
  ['pasar', ({ kasir }) => kasir.origin],
  ['kasir', ({ pasar }) => pasar.origin],
  ['walkthrough', ({ ramai }) => ramai.origin],
]

/**
 * A feed and a shop, a dev control that can stop either of them, and the records of their
 * connections.
 */
export async function worldWithDevControl({ calls = [], unnoted, ...wrong }: Wrong = {}): Promise<World> {
  const away = new Set<string>()
  const isDown = (name: string) => away.has(name) && !wrong.staysThere
  const shop = await worldWithShop({
    isDown: () => isDown('pasar'),
    cannotSell: () => Boolean(wrong.shopNeedsFeed) && isDown('ramai'),
  })
  const by = await openForge(shop)
  const feed = await startStub(({ path, request }) => {
    if (isDown('ramai')) request.socket.destroy()
    if (path === '/out') return { status: 303, headers: { location: `${shop.pasar.origin}/h?t=${forge(by)}` } }
    return { status: wrong.feedNeedsShop && isDown('pasar') ? 500 : 200 }
  })
  const devControl = await startStub(({ path }) => {
    const [, , name = '', what] = path.split('/')
    if (what === 'stop') away.add(name)
    else away.delete(name)
    return { body: '{}' }
  })
  const world: World = {
    ...shop,
    ramai: { ...shop.ramai, origin: feed, address: feed },
    devControl: { address: devControl, key: 'pretended' },
  }
  for (const name of ['ramai', 'pasar', 'kasir', 'walkthrough'] as const)
    if (name !== unnoted) await noteCalls(world, name, [...HONEST, ...calls])

  return world
}

async function noteCalls(world: World, name: Caller, calls: Call[]) {
  const lines = calls
    .filter(([from]) => from === name)
    .map(([, to]) => {
      const { hostname, port } = new URL(to(world))
      return JSON.stringify({ at: '2026-11-25T10:00:00.000Z', pid: 1, host: hostname, port: Number(port) })
    })
  await mkdir(world[name].state, { recursive: true })
  await writeFile(join(world[name].state, 'egress.log'), lines.map((line) => `${line}\n`).join(''))
}
