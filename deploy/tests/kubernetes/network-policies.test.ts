import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMetricsEndpoint } from '@jembatan/http/register'
import { beforeEach, expect, test } from 'vitest'
import { callsOf, type Flow, readFlows } from '../../../tools/dev/systems/flows'
import { type EachSystem, eachSystem, type SystemName, systemNamed, systems } from '../../../tools/dev/systems/systems'
import { BASES, COMPONENT, METRICS_PORT, NAME, parseManifests, podsOf, readManifests } from './manifests'
import { mayConnect, type NetworkPolicy, type Placed, type Pod } from './reach'

/** The registered flows between systems, and the processes that have metrics. */
type Registers = { flows: Flow[]; watched: EachSystem<string[]> }

let pods: Pod[]
let placed: Placed[]
let registers: Registers

beforeEach(async () => {
  ;[pods, placed] = await Promise.all([everyPod(), readPolicies()])
  registers = { flows: await readFlows(), watched: await eachSystem(readWatched) }
})

test("the open connections of a cluster are those in the registers, to a system's own database, and from people to each web", () => {
  expect(differences()).toEqual({ missing: [], surplus: [] })
})

test.each<[string, () => unknown, ReturnType<typeof differences>]>([
  [
    'a flow that ended',
    () => registers.flows.splice(indexOf('F4'), 1),
    { missing: [], surplus: ['kasir web → pasar web:3001', 'kasir worker → pasar web:3001'] },
  ],
  [
    'a flow that a file carries',
    () => delete registers.flows[indexOf('F3')]?.caller,
    { missing: [], surplus: ['pasar web → kasir web:3002', 'pasar worker → kasir web:3002'] },
  ],
  [
    'a new flow',
    () => registers.flows.push({ ...(registers.flows[indexOf('F3')] as Flow), id: 'F9', from: 'ramai', to: 'pasar' }),
    { missing: ['ramai web → pasar web:3001'], surplus: [] },
  ],
  [
    'a part that has no metrics any more',
    () => registers.watched.pasar.splice(registers.watched.pasar.indexOf('worker'), 1),
    { missing: [], surplus: [`prometheus of pasar → pasar worker:${METRICS_PORT}`] },
  ],
])('policies that were not changed for %s differ from the registers', (_what, change, difference) => {
  change()

  expect(differences()).toEqual(difference)
})

test('a namespace without its policies is open, and would be found', () => {
  const reached = reach(placed.filter(({ namespace }) => namespace !== 'pasar'))

  expect(reached).toContain('pasar web → elsewhere:9999')
  expect(reached).toContain('elsewhere → pasar database:5432')
  // The other side's policy still applies.
  expect(reached).not.toContain('pasar web → ramai web:3000')
})

const indexOf = (id: string) => registers.flows.findIndex((flow) => flow.id === id)

function differences() {
  const [reached, expected] = [reach(placed), permitted(registers)]

  return {
    missing: expected.filter((way) => !reached.includes(way)),
    surplus: reached.filter((way) => !expected.includes(way)),
  }
}

/** Leaves out calls of a demo, which a cluster never runs, and of the walkthrough, a visitor. */
function permitted({ flows, watched }: Registers) {
  const toWeb = (from: string, to: SystemName) => `${from} → ${to} web:${systemNamed(to).defaultPort}`
  const calls = callsOf(flows).flatMap(({ from, to, demoOnly }) =>
    from === 'walkthrough' || to === 'walkthrough' || demoOnly
      ? []
      : callersOf(from).map((caller) => toWeb(`${from} ${caller}`, to)),
  )
  const own = systems.flatMap(({ name }) => [
    toWeb('ingress', name),
    ...[...callersOf(name), 'migrate'].map((user) => `${name} ${user} → ${name} database:5432`),
    ...watched[name].map((part) => `prometheus of ${name} → ${name} ${part}:${METRICS_PORT}`),
  ])

  return [...calls, ...own, ...pods.filter(isOurs).map(({ name }) => `${name} → names:53`)]
}

/** Parts of a system that call others. */
const callersOf = (name: SystemName) => ['web', ...(systemNamed(name).hasWorker ? ['worker'] : [])]

async function readWatched({ folder }: { folder: string }) {
  const endpoints = JSON.parse(await readFile(join(folder, 'endpoints.json'), 'utf8'))

  return [...(readMetricsEndpoint(endpoints)?.processes ?? [])]
}

async function readPolicies(): Promise<Placed[]> {
  const read = systems.map(async ({ name }) => {
    const text = await readFile(join(BASES, name, 'network-policies.yaml'), 'utf8')
    return parseManifests(text).map((policy) => ({ namespace: name, policy: policy as unknown as NetworkPolicy }))
  })

  return (await Promise.all(read)).flat()
}

const PORTS = [53, 80, 443, 3000, 3001, 3002, 5432, METRICS_PORT, 9999]

/** Lists every open connection between two pods, at the ports in use and at one unused port. */
const reach = (policies: Placed[]) =>
  pods.flatMap((from) =>
    pods
      .filter((to) => to !== from && (isOurs(from) || isOurs(to)))
      .flatMap((to) =>
        PORTS.filter((port) => mayConnect(policies, from, to, port)).map((port) => `${from.name} → ${to.name}:${port}`),
      ),
  )

const isOurs = ({ namespace }: Pod) => systems.some(({ name }) => name === namespace.name)

/**
 * The pods of each base, a database for each, the ingress controller, the Prometheus of each
 * system, the name server, and a stranger in the same cluster.
 */
async function everyPod(): Promise<Pod[]> {
  const ours = await Promise.all(
    systems.map(async ({ name }) => {
      const manifests = await readManifests(join(BASES, name))
      const labels = podsOf(manifests).map(({ template }) => template.metadata.labels as Record<string, string>)

      return [...labels, { [NAME]: name, [COMPONENT]: 'database' }].map((labels) => ({
        name: `${labels[NAME]} ${labels[COMPONENT]}`,
        namespace: namespaceOf(name),
        labels,
      }))
    }),
  )

  return [
    ...ours.flat(),
    { name: 'ingress', namespace: namespaceOf('ingress', { 'jembatan/brings-people': 'true' }), labels: {} },
    ...systems.map(({ name }) => ({
      name: `prometheus of ${name}`,
      namespace: namespaceOf(`monitoring-of-${name}`, { 'jembatan/watches': name }),
      labels: {},
    })),
    { name: 'names', namespace: namespaceOf('kube-system'), labels: { 'k8s-app': 'kube-dns' } },
    // Labelled as Pasar's web; only its namespace differs.
    { name: 'elsewhere', namespace: namespaceOf('elsewhere'), labels: { [NAME]: 'pasar', [COMPONENT]: 'web' } },
  ]
}

const namespaceOf = (name: string, labels = {}) => ({
  name,
  labels: { 'kubernetes.io/metadata.name': name, ...labels },
})
