import { getEnvironment } from '@/server/environment'
import { listSystems, type SystemName } from '@/server/system/systems'

export type Companion = { name: SystemName; origin: string; host: string; width: number; height: number }

/** A phone for the feed, a desk for the shop, a phone for the payment. */
const SIZE: Record<SystemName, { width: number; height: number }> = {
  ramai: { width: 390, height: 844 },
  pasar: { width: 820, height: 844 },
  kasir: { width: 430, height: 844 },
}

export const listWindows = (): Companion[] =>
  listSystems(getEnvironment()).map(({ name, origin }) => ({ name, origin, host: new URL(origin).host, ...SIZE[name] }))
