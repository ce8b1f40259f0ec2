import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

export type SystemName = 'ramai' | 'pasar' | 'kasir'

/** A program with an address of its own: a system or the walkthrough. */
export type Host = {
  name: SystemName | 'walkthrough'
  title: string
  folder: string
  /** The part before `.localhost`. */
  label: string
  /** Has background jobs in a separate process. */
  hasWorker: boolean
  defaultPort: number
  /** Variables of this system; no others reach its processes. */
  owns: RegExp
  description: string
}

/** One of the three shopping systems. Each has a database. */
export type System = Host & { name: SystemName; defaultDatabasePort: number }

export const ramai: System = {
  name: 'ramai',
  title: 'Ramai',
  folder: root,
  label: 'ramai',
  hasWorker: false,
  defaultPort: 3000,
  defaultDatabasePort: 13_000,
  owns: /^(RAMAI_\w+|DEMO_MODE|LOG_LEVEL)$/,
  description: 'the feed: people and promotions, nothing to pay',
}

export const pasar: System = {
  name: 'pasar',
  title: 'Pasar',
  folder: join(root, 'checkout'),
  label: 'pasar',
  hasWorker: true,
  defaultPort: 3001,
  defaultDatabasePort: 13_001,
  owns: /^(PASAR_\w+|MIDTRANS_\w+|DEMO_MODE|LOG_LEVEL)$/,
  description: 'the shop: product, address, courier, order, receipt',
}

export const kasir: System = {
  name: 'kasir',
  title: 'Kasir',
  folder: join(root, 'payment-partner'),
  label: 'kasir',
  hasWorker: true,
  defaultPort: 3002,
  defaultDatabasePort: 13_002,
  owns: /^(KASIR_\w+|SIM_MODE|LOG_LEVEL)$/,
  description: 'the payment partner: a company of its own',
}

export const walkthrough: Host = {
  name: 'walkthrough',
  title: 'Walkthrough',
  folder: join(root, 'walkthrough'),
  label: 'jembatan',
  hasWorker: false,
  defaultPort: 3003,
  owns: /^(WALKTHROUGH_\w+|DEMO_MODE|LOG_LEVEL)$/,
  description: 'watches the three and belongs to none',
}

/** In the order of preparation: Ramai imports what Pasar publishes. */
export const systems = [kasir, pasar, ramai]

export const hosts: Host[] = [...systems, walkthrough]

export function systemNamed(name: string | undefined) {
  const system = systems.find((candidate) => candidate.name === name)
  if (!system) throw new Error(`There is no system "${name}"; there are ${systems.map(({ name }) => name).join(', ')}.`)

  return system
}

export type EachSystem<T> = Record<SystemName, T>
export type EachHost<T> = Record<Host['name'], T>

export async function eachSystem<T>(make: (system: System) => Promise<T> | T): Promise<EachSystem<T>> {
  const [forKasir, forPasar, forRamai] = await Promise.all([make(kasir), make(pasar), make(ramai)])

  return { kasir: forKasir, pasar: forPasar, ramai: forRamai }
}

export async function eachHost<T>(make: (host: Host) => Promise<T> | T): Promise<EachHost<T>> {
  const [forTheSystems, forTheWalkthrough] = await Promise.all([eachSystem(make), make(walkthrough)])

  return { ...forTheSystems, walkthrough: forTheWalkthrough }
}
