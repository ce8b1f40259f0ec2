import { join } from 'node:path'
import type { Shop } from '@jembatan/buyer/shop'
import { PLENTY, setStock } from '../../../tools/bench/checkout/stock'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import type { Settings } from '../../../tools/dev/systems/settings'
import {
  type EachHost,
  type EachSystem,
  eachSystem,
  root,
  type System,
  systems,
} from '../../../tools/dev/systems/systems'
import { step } from '../../../tools/dev/terminal/progress.mjs'
import { startHaproxy } from '../engines/haproxy'
import { type Artefacts, assembleAll } from './artefacts'
import { collectCleanUp } from './clean-up'
import { openWorld, type Replica, type World } from './world'

export type Replicas = Pick<World, 'environments' | 'run' | 'stop'> & {
  folder: string
  artefacts: Artefacts
  processes: EachSystem<Replica[]>
  /** The shop as buyers see it, with plenty of stock. */
  shop: Shop
  /** Starts another web process with other settings, outside HAProxy. */
  startBeside: (system: System, settings: Settings) => Promise<Replica>
}

type OpenReplicas = {
  /** Name of the folder for its state. */
  name: string
  /** Zero: the system is not built and does not run. */
  webs: EachSystem<number>
  workers: number
  settings?: Partial<EachHost<Settings>>
}

/**
 * Starts web processes and workers of each system on fresh databases. Several web processes of a
 * system are behind an HAProxy; a single one has the system's address itself.
 */
export async function openReplicas({ name, webs, workers, settings }: OpenReplicas): Promise<Replicas> {
  const { later, stop } = collectCleanUp()
  const folder = join(root, '.local', name)
  try {
    const served = systems.filter(({ name }) => webs[name] > 0)
    const artefacts = await assembleAll(join(folder, 'artefacts'), served)
    const artefactOf = ({ name }: System) => ({ artefact: artefacts[name] })
    const world = await openWorld(folder, settings)
    later(world.stop)
    // Ramai imports what Pasar publishes, so one after another.
    for (const system of served)
      await step(`Preparing the database of ${system.title}`, () => world.prepare(system, artefactOf(system)))

    const many = (count: number, start: () => Promise<Replica>) => Promise.all(Array.from({ length: count }, start))
    const startAll = async (system: System): Promise<Replica[]> => {
      const [count, port] = [webs[system.name], world.profile.ports[system.name]]
      const program = { ...artefactOf(system), ...(count === 1 && { port }) }
      const [web, worker] = await Promise.all([
        many(count, () => world.start(system, 'web', program)),
        many(system.hasWorker && count > 0 ? workers : 0, () => world.start(system, 'worker', artefactOf(system))),
      ])
      if (count > 1) {
        const servers = web.flatMap(({ address }) => (address ? [new URL(address).host] : []))
        const binds = [`127.0.0.1:${port}`]
        later((await startHaproxy(system, { folder: join(folder, system.name), binds, servers })).stop)
        const address = `http://127.0.0.1:${port}`
        await waitUntilReady({ title: `${system.title} behind HAProxy`, address, within: 60_000 })
      }

      return [...web, ...worker]
    }
    const processes = await step('Starting replicas of each system', () => eachSystem(startAll))
    const shop = await openShop(world)
    await setStock(shop, { available: PLENTY })

    const startBeside: Replicas['startBeside'] = (system, settings) =>
      world.start(system, 'web', { ...artefactOf(system), settings })

    const { environments, run } = world

    return { folder, artefacts, environments, run, processes, shop, startBeside, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
