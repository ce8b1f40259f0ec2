import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type SystemName = 'ramai' | 'pasar' | 'kasir'

export type System = {
  name: SystemName
  title: string
  folder: string
  /** Has jobs of its own to do later, in a process of their own. */
  hasWorker: boolean
  defaultPort: number
  defaultDatabasePort: number
  /** The variables that are this system's own; no other ever reaches its processes. */
  owns: RegExp
  inOneLine: string
}

export const ramai: System = {
  name: 'ramai',
  title: 'Ramai',
  folder: root,
  hasWorker: false,
  defaultPort: 3000,
  defaultDatabasePort: 13_000,
  owns: /^(RAMAI_\w+|LOG_LEVEL)$/,
  inOneLine: 'the feed: people and promotions, nothing to pay',
}

export const pasar: System = {
  name: 'pasar',
  title: 'Pasar',
  folder: join(root, 'checkout'),
  hasWorker: true,
  defaultPort: 3001,
  defaultDatabasePort: 13_001,
  owns: /^(PASAR_\w+|MIDTRANS_\w+|LOG_LEVEL)$/,
  inOneLine: 'the shop: product, address, courier, order, receipt',
}

export const kasir: System = {
  name: 'kasir',
  title: 'Kasir',
  folder: join(root, 'payment-partner'),
  hasWorker: true,
  defaultPort: 3002,
  defaultDatabasePort: 13_002,
  owns: /^(KASIR_\w+|SIM_MODE|LOG_LEVEL)$/,
  inOneLine: 'the payment partner: a company of its own',
}

/** In the order in which their databases are prepared: Ramai imports what Pasar publishes. */
export const systems = [kasir, pasar, ramai]

export function systemNamed(name: string | undefined) {
  const system = systems.find((known) => known.name === name)
  if (!system) throw new Error(`There is no system "${name}"; there are ${systems.map(({ name }) => name).join(', ')}.`)

  return system
}

export type EachSystem<T> = Record<SystemName, T>

export async function eachSystem<T>(make: (system: System) => Promise<T> | T): Promise<EachSystem<T>> {
  const [forKasir, forPasar, forRamai] = await Promise.all([make(kasir), make(pasar), make(ramai)])

  return { kasir: forKasir, pasar: forPasar, ramai: forRamai }
}
