import { getEnvironment } from '@/server/environment'
import { listSystems, type SystemName } from '@/server/systems/systems'

export type SystemWindow = { name: SystemName; origin: string; host: string; width: number; height: number }

/** Window sizes: a phone for the feed, a desktop for the shop, a phone for the payment. */
const SIZE: Record<SystemName, { width: number; height: number }> = {
  ramai: { width: 390, height: 844 },
  pasar: { width: 820, height: 844 },
  kasir: { width: 430, height: 844 },
}

export const listWindows = (): SystemWindow[] =>
  listSystems(getEnvironment()).map(({ name, origin }) => ({ name, origin, host: new URL(origin).host, ...SIZE[name] }))
