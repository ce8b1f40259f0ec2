import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Flow, readFlows } from '../../../tools/dev/systems/flows'
import { pasar, type SystemName, systems } from '../../../tools/dev/systems/systems'
import { BASES, parseManifests, podsOf, readManifests } from './manifests'
import {
  BRINGS_PEOPLE,
  COMPONENT,
  METRICS_PORT,
  NAME,
  NAMESPACE,
  type NetworkPolicy,
  policiesFile,
  policiesOf,
  printPolicies,
  readPermitted,
  WATCHES,
} from './network-policies'
import { mayConnect, type Placed, type Pod } from './reach'

let pods: Pod[]
let placed: Placed[]

beforeAll(async () => {
  ;[pods, placed] = await Promise.all([everyPod(), readPolicies()])
})

test('the policies that are checked in are those that the register gives', async () => {
  const flows = await readFlows()

  for (const system of systems)
    expect(await readFile(policiesFile(system), 'utf8'), 'run `npm run policies:write`').toBe(
      printPolicies(system, await readPermitted(system, flows)),
    )
})

test("the open connections of a cluster are those in the registers, to a system's own database, and from people to each web", () => {
  const reached = reach(placed)

  expect(reached).toEqual(
    [
      'pasar web → kasir web:3002',
      'pasar worker → kasir web:3002',
      'kasir web → pasar web:3001',
      'kasir worker → pasar web:3001',
      ...['ramai web:3000', 'pasar web:3001', 'kasir web:3002'].map((web) => `ingress → ${web}`),
      ...['ramai web', 'ramai migrate'].map((pod) => `${pod} → ramai database:5432`),
      ...['pasar web', 'pasar worker', 'pasar migrate'].map((pod) => `${pod} → pasar database:5432`),
      ...['kasir web', 'kasir worker', 'kasir migrate'].map((pod) => `${pod} → kasir database:5432`),
      ...['ramai web', 'pasar web', 'pasar worker', 'kasir web', 'kasir worker'].map(
        (pod) => `prometheus of ${pod.split(' ')[0]} → ${pod}:${METRICS_PORT}`,
      ),
      ...pods.filter(isOurs).map(({ name }) => `${name} → names:53`),
    ].sort(),
  )
})

test.each<[string, (flows: Flow[]) => void, string[], string[]]>([
  [
    'a flow that ends closes its way',
    (flows) => flows.splice(indexOf(flows, 'F4'), 1),
    [],
    ['kasir web → pasar web:3001', 'kasir worker → pasar web:3001'],
  ],
  [
    'a flow that a file carries has no way',
    (flows) => {
      delete flows[indexOf(flows, 'F3')]?.caller
    },
    [],
    ['pasar web → kasir web:3002', 'pasar worker → kasir web:3002'],
  ],
  [
    'a new flow opens a way',
    (flows) => flows.push({ ...(flows[indexOf(flows, 'F3')] as Flow), id: 'F9', from: 'ramai', to: 'pasar' }),
    ['ramai web → pasar web:3001'],
    [],
  ],
])('%s', async (_what, change, opened, closed) => {
  const flows = await readFlows()
  const before = reach(await policiesFrom(flows))

  change(flows)
  const after = reach(await policiesFrom(flows))

  expect(after.filter((way) => !before.includes(way))).toEqual(opened)
  expect(before.filter((way) => !after.includes(way))).toEqual(closed)
})

test('a part without metrics is closed to Prometheus', async () => {
  const permitted = await readPermitted(pasar, await readFlows())
  const others = placed.filter(({ namespace }) => namespace !== 'pasar')
  const watching = (watched: string[]) => {
    const own = policiesOf(pasar, { ...permitted, watched }).map((policy) => ({ namespace: 'pasar', policy }))

    return reach([...others, ...own]).filter((way) => /^prometheus of pasar/.test(way))
  }

  expect(watching(permitted.watched)).toHaveLength(2)
  expect(watching(['web'])).toEqual([`prometheus of pasar → pasar web:${METRICS_PORT}`])
  expect(watching([])).toEqual([])
})

test('a namespace without its policies is open, and would be found', () => {
  const reached = reach(placed.filter(({ namespace }) => namespace !== 'pasar'))

  expect(reached).toContain('pasar web → elsewhere:9999')
  expect(reached).toContain('elsewhere → pasar database:5432')
  // The other side's policy still applies.
  expect(reached).not.toContain('pasar web → ramai web:3000')
})

const indexOf = (flows: Flow[], id: string) => flows.findIndex((flow) => flow.id === id)

async function policiesFrom(flows: Flow[]): Promise<Placed[]> {
  const each = systems.map(async (system) =>
    policiesOf(system, await readPermitted(system, flows)).map((policy) => ({
      namespace: system.name as string,
      policy,
    })),
  )

  return (await Promise.all(each)).flat()
}

/** Reads the policies from the files. */
async function readPolicies() {
  const read = systems.map(async (system) =>
    parseManifests(await readFile(policiesFile(system), 'utf8')).map((policy) => ({
      namespace: system.name as string,
      policy: policy as unknown as NetworkPolicy,
    })),
  )

  return (await Promise.all(read)).flat()
}

const PORTS = [53, 80, 443, 3000, 3001, 3002, 5432, METRICS_PORT, 9999]

/** Lists every open connection between two pods, at the ports in use and at one unused port. */
function reach(policies: Placed[]) {
  return pods
    .flatMap((from) =>
      pods
        .filter((to) => to !== from && (isOurs(from) || isOurs(to)))
        .flatMap((to) =>
          PORTS.filter((port) => mayConnect(policies, from, to, port)).map(
            (port) => `${from.name} → ${to.name}:${port}`,
          ),
        ),
    )
    .sort()
}

const isOurs = ({ namespace }: Pod) => systems.some(({ name }) => name === namespace.name)

/**
 * The pods of each base, a database for each, the ingress controller, the Prometheus of each
 * system, the name server, and a stranger in the same cluster.
 */
async function everyPod(): Promise<Pod[]> {
  const ours = await Promise.all(
    systems.map(async (system) => {
      const manifests = await readManifests(join(BASES, system.name))
      const labels = podsOf(manifests).map(({ template }) => template.metadata.labels as Record<string, string>)
      const database = { [NAME]: system.name, [COMPONENT]: 'database' }

      return [...labels, database].map((labels) => ({
        name: `${labels[NAME]} ${labels[COMPONENT]}`,
        namespace: namespaceOf(system.name),
        labels,
      }))
    }),
  )

  return [
    ...ours.flat(),
    { name: 'ingress', namespace: namespaceOf('ingress', { [BRINGS_PEOPLE]: 'true' }), labels: {} },
    ...systems.map(({ name }) => ({
      name: `prometheus of ${name}`,
      namespace: namespaceOf(`monitoring-of-${name}`, { [WATCHES]: name }),
      labels: {},
    })),
    { name: 'names', namespace: namespaceOf('kube-system'), labels: { 'k8s-app': 'kube-dns' } },
    // Labelled as Pasar's web; only its namespace differs.
    { name: 'elsewhere', namespace: namespaceOf('elsewhere'), labels: { [NAME]: 'pasar', [COMPONENT]: 'web' } },
  ]
}

const namespaceOf = (name: SystemName | string, labels = {}) => ({ name, labels: { [NAMESPACE]: name, ...labels } })
