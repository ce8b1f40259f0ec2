import { getEnvironment } from '../environment'
import { listSystems } from '../system/systems'
import { openTrailHub, type TrailHub } from './trail-hub'

/** On globalThis, so that a reload of the code in development does not follow every trail twice. */
const kept = globalThis as typeof globalThis & { jembatanTrailHub?: TrailHub }

/** The process's one hub, opened by the first window that looks. */
export function getTrailHub(): TrailHub {
  kept.jembatanTrailHub ??= openTrailHub(listSystems(getEnvironment()))

  return kept.jembatanTrailHub
}
