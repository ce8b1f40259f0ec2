import type { Environment } from '../environment'

export const SYSTEM_NAMES = ['ramai', 'pasar', 'kasir'] as const

export type SystemName = (typeof SYSTEM_NAMES)[number]

export const isSystemName = (value: unknown): value is SystemName => SYSTEM_NAMES.some((name) => name === value)

/** One of the three, as the walkthrough knows it: two addresses and a key that only reads. */
export type WatchedSystem = { name: SystemName; origin: string; address: string; auditorKey: string }

export function listSystems(environment: Environment): WatchedSystem[] {
  return [
    {
      name: 'ramai',
      origin: environment.WALKTHROUGH_RAMAI_ORIGIN,
      address: environment.WALKTHROUGH_RAMAI_ADDRESS,
      auditorKey: environment.WALKTHROUGH_RAMAI_AUDITOR_KEY,
    },
    {
      name: 'pasar',
      origin: environment.WALKTHROUGH_PASAR_ORIGIN,
      address: environment.WALKTHROUGH_PASAR_ADDRESS,
      auditorKey: environment.WALKTHROUGH_PASAR_AUDITOR_KEY,
    },
    {
      name: 'kasir',
      origin: environment.WALKTHROUGH_KASIR_ORIGIN,
      address: environment.WALKTHROUGH_KASIR_ADDRESS,
      auditorKey: environment.WALKTHROUGH_KASIR_AUDITOR_KEY,
    },
  ]
}
