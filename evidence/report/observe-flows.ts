import type { PublishedEvent } from '@jembatan/audit-log'
import { readFlows } from '../../tools/dev/systems/flows'
import { auditorOf } from '../world/auditor'
import { observeEgress } from '../world/egress'
import { stateOf } from '../world/flow-state'
import { everySystem, type World } from '../world/world'
import type { Report, SeenFlow } from './report'

type Crossing = { flow: string; verdict: string }
type Event = Pick<PublishedEvent, 'at' | 'kind' | 'detail'>

/**
 * Returns the register beside the audit logs' records of each flow and, if measured, the
 * connections at sockets.
 */
export async function observeFlows(world: World): Promise<Pick<Report, 'flows' | 'unexplained'>> {
  const flows = await readFlows()
  const logs = await Promise.all(
    everySystem(world).map(async (system) => [system.name, await eventsOf(system)] as const),
  )
  const crossings = logs.flatMap(([, events]) => events.flatMap(crossingOf))
  const { observed, unmeasured } = await observeEgress(world)
  const calls = unmeasured.length === 0 ? observed : undefined
  const count = (id: string, verdict: string) =>
    crossings.filter((one) => one.flow === id && one.verdict === verdict).length

  return {
    flows: flows.map(
      ({ id, name, from, to, carrier, never, endsWith }): SeenFlow => ({
        id,
        name,
        from,
        to,
        carrier,
        never,
        recorded: count(id, 'passed'),
        refused: count(id, 'refused'),
        ends: endsWith ? stateOf(endsWith, logs.find(([name]) => name === endsWith.log)?.[1] ?? []) : null,
        measured: calls
          ? calls
              .filter(({ flow }) => flow?.split(', ').includes(id))
              .reduce((sum, { connections }) => sum + connections, 0)
          : null,
      }),
    ),
    unexplained: calls?.filter(({ flow }) => flow === undefined) ?? null,
  }
}

async function eventsOf(system: World['ramai']): Promise<Event[]> {
  const { events } = await auditorOf(system).eventsAfter(0)

  return events
}

const crossingOf = ({ detail }: Event) => (detail as { crossing?: Crossing }).crossing ?? []
