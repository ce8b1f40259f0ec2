import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMetricsDoor } from '@jembatan/admission/doors'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseEnvironmentFile } from '../systems/settings'
import { type EachHost, eachHost, type Host, hosts } from '../systems/systems'
import { BASES, type Manifest, podsOf, readManifests } from './manifests'
import { METRICS_PORT } from './network-policies'
import { excessOf } from './pod-security'
import { faultsOf } from './schemas'

const each = hosts.map((host) => [host.title, host] as const)
const baseOf = ({ name }: Host) => join(BASES, name)

let bases: EachHost<Manifest[]>

beforeAll(async () => {
  bases = await eachHost((host) => readManifests(baseOf(host)))
})

test.each(each)('everything of %s keeps the schema of its kind', (_title, host) => {
  const manifests = bases[host.name]

  expect(manifests.flatMap(faultsOf)).toEqual([])
  expect(manifests.length).toBeGreaterThan(5)
})

test.each<[string, (deployment: Manifest) => void, RegExp]>([
  [
    'a misspelt field',
    ({ spec }) => {
      spec.template.spec.securityContext.runAsNonRot = true
    },
    /runAsNonRot is unknown/,
  ],
  [
    'a field at the wrong place',
    ({ spec }) => {
      spec.readOnlyRootFilesystem = true
    },
    /readOnlyRootFilesystem is unknown/,
  ],
  [
    'a number as a text',
    ({ spec }) => {
      spec.replicas = '2'
    },
    /replicas/,
  ],
  [
    'a missing selector',
    ({ spec }) => {
      delete spec.selector
    },
    /selector/,
  ],
  [
    'a kind that is not known',
    (deployment) => {
      deployment.kind = 'Deploiment'
    },
    /no schema/,
  ],
])('%s is refused', (_what, spoil, said) => {
  const deployment = deploymentOf('pasar', 'worker')

  spoil(deployment)

  expect(faultsOf(deployment).join()).toMatch(said)
})

test.each(each)('pods of %s ask for no more than they need', (_title, host) => {
  const pods = podsOf(bases[host.name])

  expect(pods.flatMap(({ name, template }) => excessOf(template).map((said) => `${name} ${said}`))).toEqual([])
})

test.each<[string, (pod: Manifest['spec']) => void]>([
  [
    'may run as root',
    (pod) => {
      pod.securityContext.runAsNonRoot = false
    },
  ],
  [
    'names no user but root',
    (pod) => {
      pod.securityContext.runAsUser = 0
    },
  ],
  [
    'may make any system call',
    (pod) => {
      pod.securityContext.seccompProfile = { type: 'Unconfined' }
    },
  ],
  [
    'may gain privileges',
    (pod) => {
      pod.containers[0].securityContext.allowPrivilegeEscalation = true
    },
  ],
  [
    'keeps capabilities',
    (pod) => {
      pod.containers[0].securityContext.capabilities.drop = ['NET_RAW']
    },
  ],
  [
    'may write to its root',
    (pod) => {
      delete pod.containers[0].securityContext.readOnlyRootFilesystem
    },
  ],
  [
    'is privileged',
    (pod) => {
      pod.containers[0].securityContext.privileged = true
    },
  ],
  [
    'mounts something of its host',
    (pod) => {
      pod.volumes.push({ name: 'host', hostPath: { path: '/' } })
    },
  ],
  [
    'shares a namespace with its host',
    (pod) => {
      pod.hostNetwork = true
    },
  ],
  [
    'is given a key of the cluster',
    (pod) => {
      delete pod.automountServiceAccountToken
    },
  ],
])('a pod that %s is found', (said, spoil) => {
  const { template } = deploymentOf('pasar', 'worker').spec

  spoil(template.spec)

  expect(excessOf(template).join()).toContain(said)
})

test.each(each)(
  'the base of %s names each of its files, and its namespace enforces what its pods keep',
  async (_title, host) => {
    const folder = baseOf(host)
    const kustomization = parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8'))
    const namespace = bases[host.name].find(({ kind }) => kind === 'Namespace')

    expect(['kustomization.yaml', 'configuration.env', ...kustomization.resources].sort()).toEqual(
      (await readdir(folder)).sort(),
    )
    expect(namespace?.metadata).toMatchObject({
      name: kustomization.namespace,
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    })
  },
)

test.each(each)('probes of %s ask doors that answer anybody', async (_title, host) => {
  const { doors } = JSON.parse(await readFile(join(host.folder, 'doors.json'), 'utf8'))
  const open = doors.filter(({ methods, who }: Door) => who === 'anybody' && methods?.includes('GET'))
  const { template } = deploymentOf(host.name, 'web').spec
  const [{ startupProbe, livenessProbe, readinessProbe, ports }] = template.spec.containers

  const asked = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path)

  expect(asked).toEqual(['/api/ready', '/api/health', '/api/health'])
  expect(open.map(({ path }: Door) => path)).toEqual(expect.arrayContaining(asked))
  expect(ports[0]).toEqual({ name: 'http', containerPort: host.defaultPort })
})

test.each(each)('figures of %s are told where its policies let somebody ask', async (_title, host) => {
  const given = parseEnvironmentFile(await readFile(join(baseOf(host), 'configuration.env'), 'utf8'))
  const doors = JSON.parse(await readFile(join(host.folder, 'doors.json'), 'utf8'))
  const deployments = bases[host.name].filter(({ kind }) => kind === 'Deployment')
  const open = deployments.filter(({ spec }) =>
    spec.template.spec.containers[0].ports.some(
      (port: { containerPort: number; name: string }) => port.name === 'metrics' && port.containerPort === METRICS_PORT,
    ),
  )

  expect(given[`${host.name.toUpperCase()}_METRICS_ADDRESS`]).toBe(`0.0.0.0:${METRICS_PORT}`)
  expect(open.map(({ metadata }) => metadata.name).sort()).toEqual(readMetricsDoor(doors)?.processes)
  expect(open).toHaveLength(host.hasWorker ? 2 : 1)
})

type Door = { path: string; methods?: string[]; who: string }

test.each(each)('%s is told what it needs, and its secrets by files alone', async (_title, host) => {
  const [given, example] = await Promise.all([
    readFile(join(baseOf(host), 'configuration.env'), 'utf8').then(parseEnvironmentFile),
    readFile(join(host.folder, '.env.example'), 'utf8'),
  ])
  const needed = [...example.matchAll(/^([A-Z_0-9]+)=/gm)].map(([, name]) => name as string)
  const known = [...example.matchAll(/^(?:# )?([A-Z_0-9]+)=/gm)].map(([, name]) => name as string)
  const variableOf = (name: string) => {
    const inFile = name.replace(/_FILE$/, '')

    return known.includes(inFile) ? inFile : name
  }
  const told = Object.keys(given).map(variableOf)

  expect(told.filter((name) => !known.includes(name))).toEqual([])
  expect(needed.filter((name) => !told.includes(name) && !STAGED.test(name))).toEqual([])
  // Whatever is not a secret may stand in the open.
  expect(Object.keys(given).filter((name) => SECRET.test(name) && !given[name]?.startsWith('/'))).toEqual([])
})

const SECRET = /_(SECRET|KEY|DATABASE(_\w+)?_URL|SMTP_URL)(_FILE)?$/
/** Only a demo on one machine has these. */
const STAGED = /^(DEMO_MODE|WALKTHROUGH_\w+_(DEMO|SIMULATION)_KEY|WALKTHROUGH_DEV_CONTROL_\w+)$/

/** A copy, which a test may spoil. */
function deploymentOf(name: Host['name'], workload: string) {
  const found = bases[name].find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === workload)
  if (!found) throw new Error(`${name} has no Deployment "${workload}".`)

  return structuredClone(found)
}
