import type { PublishedEvent } from '@jembatan/audit-log'
import { type Flow, readFlows } from '../../tools/dev/systems/flows'
import { auditorOf } from './auditor'
import { stateOf } from './flow-state'
import type { Legacy } from './legacy'
import type { World } from './world'

/** The register's flow by which the old shop moves out of Ramai. */
const FLOW = 'F7'
const DAY_MS = 24 * 60 * 60 * 1000

/** The day of its migration on which the old shop may still hold data; or why it may hold none. */
export type Permit = { day: number | null; days: number } | { refusal: string }

/** Whether the register, and the migration in Pasar's sealed log, permit the data of the old shop. */
export async function readPermit({ pasar }: Pick<World, 'pasar'>, legacy: Legacy): Promise<Permit> {
  const flow = (await readFlows()).find(({ id }) => id === FLOW)
  const { events } = await auditorOf(pasar).eventsAfter(0)

  return permitBy(flow, { events, legacy, now: new Date() })
}

type Event = Pick<PublishedEvent, 'at' | 'kind' | 'detail'>
type Migration = { events: Event[]; legacy: Pick<Legacy, 'filledAt' | 'isClosed'>; now: Date }

/**
 * The days count from the first imported row of this old shop; before that row they do not run. An
 * earlier migration moved another one.
 */
export function permitBy(flow: Flow | undefined, { events, legacy, now }: Migration): Permit {
  const { temporaryFrom, temporaryUntil, endsWith } = flow ?? {}
  if (!temporaryFrom || !temporaryUntil || !endsWith)
    return { refusal: `the register has no temporary flow ${FLOW} by which it may move out` }
  if (legacy.isClosed) return { refusal: 'its own record says that it is purged' }
  const own = events.filter(({ at }) => at >= (legacy.filledAt ?? ''))
  const flowState = stateOf(endsWith, own)
  const days = (Date.parse(temporaryUntil) - Date.parse(temporaryFrom)) / DAY_MS
  if (flowState.state === 'unused') return { day: null, days }
  const { state, since } = flowState
  if (state === 'closed')
    return {
      refusal: `its migration was closed on ${since.slice(0, 10)}, and the certificate says that nothing is left`,
    }
  const day = Math.floor((now.getTime() - Date.parse(since) + advancedMs(own, since)) / DAY_MS)

  return day > days
    ? { refusal: `its migration has been open for ${day} days, and the register permits ${days}` }
    : { day, days }
}

/**
 * Migration commands run by the machine's clock. The demo time that a presenter let pass since the
 * first of their events is in the log, too.
 */
function advancedMs(events: Event[], since: string) {
  const first = events.findIndex(({ at, kind }) => at === since && kind !== ADVANCED)

  return events
    .slice(first)
    .filter(({ kind }) => kind === ADVANCED)
    .reduce((total, { detail }) => total + 1000 * Number((detail as { seconds?: number }).seconds ?? 0), 0)
}

const ADVANCED = 'clock_advanced'
