import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Call, callsOf, readFlows } from '../../tools/dev/systems/flows'
import { everySystem, type World } from './world'

const notedSchema = z.object({
  at: z.string(),
  pid: z.number(),
  host: z.string().optional(),
  port: z.number().optional(),
  path: z.string().optional(),
})

type EgressRecord = z.infer<typeof notedSchema>

/** Connections of one system's processes to one target, since their start. */
export type Observed = {
  from: string
  to: string
  /**
   * The flow in the register; `own` for its own database and itself; undefined if no flow permits
   * it.
   */
  flow?: string
  connections: number
}

export type Egress = { observed: Observed[]; unmeasured: string[] }

/**
 * Returns every recorded outgoing connection of the systems' processes, named by its target and
 * flow.
 */
export async function observeEgress(world: World): Promise<Egress> {
  const [permitted, listeners] = [callsOf(await readFlows()), listenersIn(world)]
  const everyHost = [...everySystem(world), world.walkthrough]
  const records = await Promise.all(everyHost.map(async (system) => ({ system, lines: await readNoted(system.state) })))

  return {
    observed: records.flatMap(({ system, lines = [] }) => {
      const counts = new Map<string, number>()
      for (const line of lines) {
        const to = nameOf(line, system.name, listeners)
        counts.set(to, (counts.get(to) ?? 0) + 1)
      }

      return [...counts].map(([to, connections]) => ({
        from: system.name,
        to,
        flow: flowOf(system.name, to, permitted),
        connections,
      }))
    }),
    unmeasured: records.filter(({ lines }) => lines === undefined).map(({ system }) => system.title),
  }
}

/** Undefined without records: the systems were started in another way. */
async function readNoted(state: string): Promise<EgressRecord[] | undefined> {
  const text = await readFile(join(state, 'egress.log'), 'utf8').catch(() => undefined)

  return text
    ?.split('\n')
    .filter(Boolean)
    .map((line) => notedSchema.parse(JSON.parse(line)))
}

function flowOf(from: string, to: string, permitted: Call[]) {
  if (to === from || [`${from}'s database`, `${from}'s mail server`, STARTER].includes(to)) return 'own'
  const flows = permitted.filter((call) => call.from === from && call.to === to)
  if (flows.length > 0) return flows.map(({ flow }) => flow).join(', ')

  return from === 'walkthrough' && to === 'dev control' ? 'F6' : undefined
}

type Listener = { name: string; at: string; owner: string }

/**
 * Addresses of each system, its database and its mail server. A gateway that is not ours counts as
 * the payment company.
 */
function listenersIn(world: World): Listener[] {
  const { pasar, kasir, walkthrough, devControl } = world
  const webs = [...everySystem(world), walkthrough].flatMap(({ name, origin, address }) =>
    [origin, address].map((url) => ({ name, at: endOf(url), owner: name })),
  )
  const addressesOf = (name: string, urls: (string | undefined)[]) =>
    urls.flatMap((url = '') => (URL.canParse(url) ? [{ name, at: endOf(url), owner: name }] : []))
  const { MIDTRANS_SNAP_BASE_URL, MIDTRANS_CORE_BASE_URL, MIDTRANS_SETTLEMENT_REPORT_URL } = pasar.environment

  return [
    ...everySystem(world)
      .filter(({ databaseUrl }) => databaseUrl !== '')
      .map(({ name, databaseUrl }) => ({ name: `${name}'s database`, at: endOf(databaseUrl), owner: name })),
    ...everySystem(world).flatMap(({ name, environment }) => {
      const url = environment[`${name.toUpperCase()}_SMTP_URL`]
      return url ? [{ name: `${name}'s mail server`, at: endOf(url), owner: name }] : []
    }),
    ...webs,
    ...addressesOf('kasir', [MIDTRANS_SNAP_BASE_URL, MIDTRANS_CORE_BASE_URL, MIDTRANS_SETTLEMENT_REPORT_URL]),
    ...addressesOf('pasar', (kasir.environment.KASIR_NOTIFICATION_TARGETS ?? '').split(/[\s,]+/)),
    ...(devControl ? [{ name: 'dev control', at: endOf(devControl.address), owner: 'dev control' }] : []),
  ]
}

const DEFAULT_PORTS: Record<string, string> = {
  'http:': '80',
  'https:': '443',
  'postgres:': '5432',
  'postgresql:': '5432',
  'smtp:': '587',
  'smtps:': '465',
}

function endOf(url: string) {
  const { protocol, hostname, port } = new URL(url)

  return `${hostOf(hostname)}:${port || DEFAULT_PORTS[protocol]}`
}

/** All names of this machine are one. */
const hostOf = (host: string) => (/^(localhost|.*\.localhost|127\.0\.0\.1|\[?::1\]?)$/.test(host) ? '127.0.0.1' : host)

/** The runner of a worker's TypeScript asks its parent process whether it watches for changes. */
const ASKS_ITS_STARTER = /[\\/]tsx-\d+[\\/]\d+\.pipe$/
const STARTER = 'its starter'

/** Two systems may have databases on one server: a call then counts as one to the caller's own. */
function nameOf({ host = '', port, path }: EgressRecord, caller: string, listeners: Listener[]) {
  if (path) return ASKS_ITS_STARTER.test(path) ? STARTER : path
  const there = listeners.filter(({ at }) => at === `${hostOf(host)}:${port}`)

  return (there.find(({ owner }) => owner === caller) ?? there[0])?.name ?? `${host}:${port}`
}
