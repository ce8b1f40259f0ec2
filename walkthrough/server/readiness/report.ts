import type { BreachName } from '../breach/breaches'
import type { SystemName } from '../systems/systems'

/** The sentences of each light by level, with a remedy unless it is green. */
export const LEVELS = {
  systemsUp: 'green',
  systemsDown: 'red',
  packagesInstalled: 'green',
  packagesMissing: 'red',
  browserStarts: 'green',
  browserFails: 'red',
  browserNone: 'amber',
  clocksEqual: 'green',
  clocksAhead: 'green',
  clocksDiffer: 'red',
  clocksUnread: 'amber',
  limitsFree: 'green',
  tapsAccepted: 'green',
  limitsCounting: 'amber',
  tapsRefused: 'red',
  rulesWhole: 'green',
  rulesBroken: 'red',
  rulesUnknown: 'amber',
  nothingLeft: 'green',
  playsLeft: 'amber',
  scenePlaying: 'amber',
  sceneElsewhere: 'amber',
  contactsApart: 'green',
  contactsTyped: 'amber',
  contactsUnread: 'amber',
  oldShopFilled: 'green',
  oldShopEmpty: 'amber',
  migrationRunning: 'amber',
  migrationUnderWay: 'amber',
  migrationDone: 'amber',
  migrationUncounted: 'red',
  migrationUnread: 'red',
  diskRoomy: 'green',
  diskLow: 'amber',
  diskFull: 'red',
  machineUnread: 'red',
} as const satisfies Record<string, 'green' | 'amber' | 'red'>

export type Code = keyof typeof LEVELS

export type LightName =
  | 'systems'
  | 'packages'
  | 'browser'
  | 'clocks'
  | 'limits'
  | 'rules'
  | 'leftovers'
  | 'contacts'
  | 'oldShop'
  | 'disk'

/** The values of a sentence; names and durations are written in the reader's language. */
export type Values = {
  systems?: SystemName[]
  rules?: BreachName[]
  ahead?: { system: SystemName; seconds: number }[]
  seconds?: number
  packages?: string
  count?: number
  percent?: number
  step?: string
  gigabytes?: number
}

export type Light = { name: LightName; code: Code; values?: Values }

export const levelOf = ({ code }: Pick<Light, 'code'>) => LEVELS[code]

/** One repair, in a sentence. */
export type Repair = {
  code: 'systemStarted' | 'ruleRestored' | 'ramaiRestarted' | 'countersCleared' | 'clocksMadeEqual' | 'sessionReset'
  values?: Values
}

/** The result of *Make ready*. */
export type RepairRun = { at: string; repairs: Repair[] }
