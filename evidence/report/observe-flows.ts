import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../tools/systems/systems'
import { auditorOf } from '../world/auditor'
import { observeEgress } from '../world/egress'
import { everySystem, type World } from '../world/world'
import type { Flow, Report, SeenFlow } from './report'

type Crossing = { flow: string; verdict: string }

/** The register beside what the audit logs record of each flow, and what was measured at sockets, where that is measured. */
export async function observeFlows(world: World): Promise<Pick<Report, 'flows' | 'unexplained'>> {
  const { flows } = JSON.parse(await readFile(join(root, 'docs', 'flows.json'), 'utf8')) as { flows: Flow[] }
  const crossings = (await Promise.all(everySystem(world).map((system) => crossingsOf(system)))).flat()
  const { observed, unmeasured } = await observeEgress(world)
  const measured = unmeasured.length === 0 ? observed : undefined
  const count = (id: string, verdict: string) =>
    crossings.filter((one) => one.flow === id && one.verdict === verdict).length

  return {
    flows: flows.map(
      ({ id, name, from, to, carrier, never }): SeenFlow => ({
        ...{ id, name, from, to, carrier, never },
        recorded: count(id, 'passed'),
        refused: count(id, 'refused'),
        measured: measured
          ? measured
              .filter(({ flow }) => flow?.split(', ').includes(id))
              .reduce((sum, { connections }) => sum + connections, 0)
          : null,
      }),
    ),
    unexplained: measured?.filter(({ flow }) => flow === undefined) ?? null,
  }
}

async function crossingsOf(system: World['ramai']): Promise<Crossing[]> {
  const { events } = await auditorOf(system).eventsAfter(0)

  return events.flatMap(({ detail }) => (detail as { crossing?: Crossing }).crossing ?? [])
}
