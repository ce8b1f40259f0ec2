import type { Environment } from '../environment'

export const SYSTEM_NAMES = ['ramai', 'pasar', 'kasir'] as const

export type SystemName = (typeof SYSTEM_NAMES)[number]

export const isSystemName = (value: unknown): value is SystemName => SYSTEM_NAMES.some((name) => name === value)

/**
 * One of the three: where people reach it, where this server reaches it, and a key that only reads
 * its audit log.
 */
export type WatchedSystem = { name: SystemName; origin: string; address: string; auditorKey: string }

export type Systems = Record<SystemName, WatchedSystem>

export function findSystems(environment: Environment): Systems {
  return {
    ramai: {
      name: 'ramai',
      origin: environment.WALKTHROUGH_RAMAI_ORIGIN,
      address: environment.WALKTHROUGH_RAMAI_ADDRESS,
      auditorKey: environment.WALKTHROUGH_RAMAI_AUDITOR_KEY,
    },
    pasar: {
      name: 'pasar',
      origin: environment.WALKTHROUGH_PASAR_ORIGIN,
      address: environment.WALKTHROUGH_PASAR_ADDRESS,
      auditorKey: environment.WALKTHROUGH_PASAR_AUDITOR_KEY,
    },
    kasir: {
      name: 'kasir',
      origin: environment.WALKTHROUGH_KASIR_ORIGIN,
      address: environment.WALKTHROUGH_KASIR_ADDRESS,
      auditorKey: environment.WALKTHROUGH_KASIR_AUDITOR_KEY,
    },
  }
}

export const listSystems = (environment: Environment): WatchedSystem[] => Object.values(findSystems(environment))

/** The host by which a browser knows the system. */
export const hostOf = ({ origin }: Pick<WatchedSystem, 'origin'>) => new URL(origin).host
