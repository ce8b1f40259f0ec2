import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMetricsEndpoint } from '@jembatan/http/register'
import { stringify } from 'yaml'
import { type Call, callsOf, type Flow } from '../../../tools/dev/systems/flows'
import { root, type System, type SystemName, systemNamed, systems } from '../../../tools/dev/systems/systems'

/** Labels that the policies select by. A system's namespace has the system's name. */
export const NAME = 'app.kubernetes.io/name'
export const COMPONENT = 'app.kubernetes.io/component'
export const NAMESPACE = 'kubernetes.io/metadata.name'
/**
 * Component of the objects that docs/deploy.md applies before any pod starts: the migration needs
 * them too.
 */
export const PREREQUISITE = 'prerequisite'
/**
 * The cluster's operator sets it on the namespace of the ingress controller, through which people
 * come in.
 */
export const BRINGS_PEOPLE = 'jembatan/brings-people'
/**
 * Set, with the system's name, on the namespace of the Prometheus that watches a system. A label
 * has one value, so one namespace cannot watch two systems.
 */
export const WATCHES = 'jembatan/watches'

const DATABASE_PORT = 5432
/** Port of the processes' metrics in a cluster. */
export const METRICS_PORT = 9464

export type NetworkPolicy = ReturnType<typeof policy>
type Rules = { ingress?: Rule[]; egress?: Rule[] }
type Rule = { from?: Peer[]; to?: Peer[]; ports: { protocol: 'TCP' | 'UDP'; port: number }[] }
type Peer = { namespaceSelector?: Selector; podSelector?: Selector }
export type Selector = {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}

const HEADER =
  '# Generated from docs/flows.json and the register of endpoints by `npm run policies:write`; do not edit. Nothing is permitted that is not here.\n'

type Permitted = {
  calls: SystemCall[]
  /** Parts of the system that have metrics. */
  watched: string[]
}

export const policiesFile = ({ name }: System) => join(root, 'deploy', 'kubernetes', name, 'network-policies.yaml')

type SystemCall = Call & { from: SystemName; to: SystemName }

const isBetweenSystems = (call: Call): call is SystemCall =>
  [call.from, call.to].every((end) => systems.some(({ name }) => name === end))

/** Returns what the registers permit: flows between systems, and a system's metrics endpoint. */
export async function readPermitted({ folder }: System, flows: Flow[]): Promise<Permitted> {
  const endpoints = JSON.parse(await readFile(join(folder, 'endpoints.json'), 'utf8'))

  return { calls: callsOf(flows).filter(isBetweenSystems), watched: readMetricsEndpoint(endpoints)?.processes ?? [] }
}

export const printPolicies = (system: System, permitted: Permitted) =>
  HEADER +
  policiesOf(system, permitted)
    .map((policy) => stringify(policy))
    .join('---\n')

/**
 * Policies for one system's pods: deny all, then permit the name server, its own database, people,
 * its Prometheus, and the registered calls. Leaves out calls of a demo, which a cluster never runs,
 * and of the walkthrough, which enters as people do.
 */
export function policiesOf(system: System, { calls, watched }: Permitted): NetworkPolicy[] {
  const permitted = calls.filter(({ demoOnly }) => !demoOnly)

  return [
    policy('deny-all', { podSelector: {} }, { ingress: [], egress: [] }),
    policy('names', { podSelector: {} }, { egress: [{ to: [NAME_SERVER], ports: [udp(53), tcp(53)] }] }),
    policy('people', of('web'), {
      ingress: [
        { from: [{ namespaceSelector: { matchLabels: { [BRINGS_PEOPLE]: 'true' } } }], ports: [webPort(system)] },
      ],
    }),
    ...(watched.length > 0
      ? [
          policy('figures', of(...watched), {
            ingress: [
              {
                from: [{ namespaceSelector: { matchLabels: { [WATCHES]: system.name } } }],
                ports: [tcp(METRICS_PORT)],
              },
            ],
          }),
        ]
      : []),
    ...ownDatabase(system),
    ...permitted
      .filter(({ from }) => from === system.name)
      .map(({ flow, to }) =>
        policy(`${flow.toLowerCase()}-to-${to}`, of(...callersOf(system)), {
          egress: [{ to: [webOf(to)], ports: [webPort(systemNamed(to))] }],
        }),
      ),
    ...permitted
      .filter(({ to }) => to === system.name)
      .map(({ flow, from }) =>
        policy(`${flow.toLowerCase()}-from-${from}`, of('web'), {
          ingress: [{ from: [callersIn(systemNamed(from))], ports: [webPort(system)] }],
        }),
      ),
  ]
}

/**
 * The database may lie in the system's namespace, as pods of this component. For other places see
 * docs/deploy.md.
 */
function ownDatabase(system: System) {
  const users = [...callersOf(system), 'migrate']

  return [
    policy('database', of(...users), { egress: [{ to: [of('database')], ports: [tcp(DATABASE_PORT)] }] }),
    policy('database-from-own', of('database'), { ingress: [{ from: [of(...users)], ports: [tcp(DATABASE_PORT)] }] }),
  ]
}

function policy(name: string, { podSelector }: { podSelector: Selector }, rules: Rules) {
  const policyTypes = [...(rules.ingress ? ['Ingress'] : []), ...(rules.egress ? ['Egress'] : [])]

  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels: { [COMPONENT]: PREREQUISITE } },
    spec: { podSelector, policyTypes, ...rules },
  }
}

const NAME_SERVER: Peer = {
  namespaceSelector: { matchLabels: { [NAMESPACE]: 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
}

function of(...components: string[]): { podSelector: Selector } {
  const [only, ...others] = components
  if (only !== undefined && others.length === 0) return { podSelector: { matchLabels: { [COMPONENT]: only } } }

  return { podSelector: { matchExpressions: [{ key: COMPONENT, operator: 'In', values: components }] } }
}

const webOf = (name: SystemName): Peer => ({
  namespaceSelector: { matchLabels: { [NAMESPACE]: name } },
  ...of('web'),
})

const callersIn = (system: System): Peer => ({
  namespaceSelector: { matchLabels: { [NAMESPACE]: system.name } },
  ...of(...callersOf(system)),
})

/** Parts of a system that call others. */
const callersOf = ({ hasWorker }: System) => ['web', ...(hasWorker ? ['worker'] : [])]

const tcp = (port: number) => ({ protocol: 'TCP' as const, port })
const udp = (port: number) => ({ protocol: 'UDP' as const, port })
const webPort = ({ defaultPort }: System) => tcp(defaultPort)
