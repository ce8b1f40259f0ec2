import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMetricsEndpoint } from '@jembatan/http/register'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseEnvironmentFile } from '../../../tools/dev/systems/settings'
import { type EachSystem, eachSystem, root, type System, systems } from '../../../tools/dev/systems/systems'
import { BASES, COMPONENT, type Manifest, METRICS_PORT, objectsNamedBy, podsOf, readManifests } from './manifests'
import { excessOf } from './pod-security'
import { faultsOf } from './schemas'

const each = systems.map((system) => [system.title, system] as const)
const baseOf = ({ name }: System) => join(BASES, name)

let bases: EachSystem<Manifest[]>

beforeAll(async () => {
  bases = await eachSystem((system) => readManifests(baseOf(system)))
})

test.each(each)('everything of %s keeps the schema of its kind', (_title, system) => {
  const manifests = bases[system.name]

  expect(manifests.flatMap(faultsOf)).toEqual([])
  expect(manifests.length).toBeGreaterThan(5)
})

test.each<[string, { path: string; value: unknown; message: RegExp }]>([
  ['a misspelt field', { path: 'spec.template.spec.runAsNonRot', value: true, message: /runAsNonRot is unknown/ }],
  [
    'a field at the wrong place',
    { path: 'spec.readOnlyRootFilesystem', value: true, message: /Filesystem is unknown/ },
  ],
  ['a number as a text', { path: 'spec.replicas', value: '2', message: /replicas/ }],
  ['a missing selector', { path: 'spec.selector', value: undefined, message: /selector/ }],
  ['a kind that is not known', { path: 'kind', value: 'Deploiment', message: /no schema/ }],
])('%s is refused', (_what, { path, value, message }) => {
  const deployment = deploymentOf('pasar', 'worker')

  spoil(deployment, path, value)

  expect(faultsOf(deployment).join()).toMatch(message)
})

test.each(each)('pods of %s ask for no more than they need', (_title, system) => {
  const pods = podsOf(bases[system.name])

  expect(pods.flatMap(({ name, template }) => excessOf(template).map((excess) => `${name} ${excess}`))).toEqual([])
})

test.each<[string, path: string, value: unknown]>([
  ['may run as root', 'securityContext.runAsNonRoot', false],
  ['names no user but root', 'securityContext.runAsUser', 0],
  ['may make any system call', 'securityContext.seccompProfile', { type: 'Unconfined' }],
  ['may gain privileges', 'containers.0.securityContext.allowPrivilegeEscalation', true],
  ['keeps capabilities', 'containers.0.securityContext.capabilities.drop', ['NET_RAW']],
  ['may write to its root', 'containers.0.securityContext.readOnlyRootFilesystem', undefined],
  ['is privileged', 'containers.0.securityContext.privileged', true],
  ['mounts something of its host', 'volumes.0', { name: 'host', hostPath: { path: '/' } }],
  ['shares a namespace with its host', 'hostNetwork', true],
  ['is given a key of the cluster', 'automountServiceAccountToken', undefined],
])('a pod that %s is found', (message, path, value) => {
  const { template } = deploymentOf('pasar', 'worker').spec

  spoil(template.spec, path, value)

  expect(excessOf(template).join()).toContain(message)
})

test.each(each)(
  'the base of %s lists each of its files, and its namespace enforces its pods’ security standard',
  async (_title, system) => {
    const folder = baseOf(system)
    const kustomization = parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8'))
    const namespace = bases[system.name].find(({ kind }) => kind === 'Namespace')

    expect(['kustomization.yaml', 'configuration.env', ...kustomization.resources].sort()).toEqual(
      (await readdir(folder)).sort(),
    )
    expect(namespace?.metadata).toMatchObject({
      name: kustomization.namespace,
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    })
  },
)

test.each(each)(
  'the prerequisites of the migration of %s are applied as docs/deploy.md says',
  async (_title, system) => {
    const components = await documentedMigrationStep()
    const applied = bases[system.name].filter(({ metadata }) => components.includes(metadata.labels?.[COMPONENT] ?? ''))
    const present = [...applied.map(({ kind, metadata }) => `${kind} ${metadata.name}`), `Secret ${system.name}`]
    const [job, ...others] = podsOf(applied)

    expect(job).toMatchObject({ kind: 'Job', name: 'migrate' })
    expect(others).toEqual([])
    expect(objectsNamedBy(job?.template).filter((object) => !present.includes(object))).toEqual([])
    // The policies too: otherwise the first migration would run in a namespace without
    // restrictions.
    expect(present).toEqual(expect.arrayContaining([`Namespace ${system.name}`, 'NetworkPolicy deny-all']))
  },
)

test.each(each)('%s keeps running while nodes are drained and load grows', (_title, system) => {
  const ofKind = (kind: string) => bases[system.name].filter((manifest) => manifest.kind === kind)
  const deployments = ofKind('Deployment')

  for (const { metadata, spec } of deployments) {
    const budget = ofKind('PodDisruptionBudget').find(({ metadata: { name } }) => name === metadata.name)

    expect(budget?.spec).toEqual({ maxUnavailable: 1, selector: spec.selector })
  }
  const [scaler, ...more] = ofKind('HorizontalPodAutoscaler')
  expect(scaler?.spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' })
  expect(scaler?.spec.minReplicas).toBeGreaterThanOrEqual(2)
  expect(scaler?.spec.maxReplicas).toBeGreaterThan(scaler?.spec.minReplicas)
  expect(more).toEqual([])
  // A replica count beside an autoscaler would undo its decision at each deployment.
  expect(Object.fromEntries(deployments.map(({ metadata, spec }) => [metadata.name, spec.replicas]))).toEqual({
    web: undefined,
    ...(system.hasWorker && { worker: 2 }),
  })
})

test.each(each)('probes of %s ask endpoints that answer anybody', async (_title, system) => {
  const { endpoints } = JSON.parse(await readFile(join(system.folder, 'endpoints.json'), 'utf8'))
  const open = endpoints.filter(({ methods, who }: RegisteredEndpoint) => who === 'anybody' && methods?.includes('GET'))
  const { template } = deploymentOf(system.name, 'web').spec
  const [{ startupProbe, livenessProbe, readinessProbe, ports }] = template.spec.containers

  const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path)

  expect(paths).toEqual(['/api/ready', '/api/health', '/api/health'])
  expect(open.map(({ path }: RegisteredEndpoint) => path)).toEqual(expect.arrayContaining(paths))
  expect(ports[0]).toEqual({ name: 'http', containerPort: system.defaultPort })
})

test.each(each)('the metrics of %s listen where its policies permit a scrape', async (_title, system) => {
  const configuration = parseEnvironmentFile(await readFile(join(baseOf(system), 'configuration.env'), 'utf8'))
  const endpoints = JSON.parse(await readFile(join(system.folder, 'endpoints.json'), 'utf8'))
  const deployments = bases[system.name].filter(({ kind }) => kind === 'Deployment')
  const open = deployments.filter(({ spec }) =>
    spec.template.spec.containers[0].ports.some(
      (port: { containerPort: number; name: string }) => port.name === 'metrics' && port.containerPort === METRICS_PORT,
    ),
  )

  expect(configuration[`${system.name.toUpperCase()}_METRICS_ADDRESS`]).toBe(`0.0.0.0:${METRICS_PORT}`)
  expect(open.map(({ metadata }) => metadata.name).sort()).toEqual(readMetricsEndpoint(endpoints)?.processes)
  expect(open).toHaveLength(system.hasWorker ? 2 : 1)
})

type RegisteredEndpoint = { path: string; methods?: string[]; who: string }

test.each(each)('%s gets its settings, and its secrets as files only', async (_title, system) => {
  const [text, example] = await Promise.all([
    readFile(join(baseOf(system), 'configuration.env'), 'utf8'),
    readFile(join(system.folder, '.env.example'), 'utf8'),
  ])
  const configuration = parseEnvironmentFile(text)
  // An operator may uncomment the others.
  const withOffered = parseEnvironmentFile(text.replaceAll(/^# (?=[A-Z_0-9]+=)/gm, ''))
  const needed = [...example.matchAll(/^([A-Z_0-9]+)=/gm)].map(([, name]) => name as string)
  const documented = [...example.matchAll(/^(?:# )?([A-Z_0-9]+)=/gm)].map(([, name]) => name as string)
  const variableOf = (name: string) => {
    const inFile = name.replace(/_FILE$/, '')

    return documented.includes(inFile) ? inFile : name
  }
  const configured = Object.keys(configuration).map(variableOf)
  const offered = Object.keys(withOffered).map(variableOf)

  expect(offered.filter((name) => !documented.includes(name))).toEqual([])
  expect(needed.filter((name) => !configured.includes(name) && !STAGED.test(name))).toEqual([])
  // Only values that are not secrets may be in the manifests.
  expect(Object.keys(withOffered).filter((name) => SECRET.test(name) && !withOffered[name]?.startsWith('/'))).toEqual(
    [],
  )
})

const SECRET = /_(SECRET|KEY|DATABASE(_\w+)?_URL|SMTP_URL)(_FILE)?$/
/** Only for a demo on one machine. */
const STAGED = /^DEMO_MODE$/

/** Reads the components that docs/deploy.md applies to run the migration. */
async function documentedMigrationStep() {
  const page = await readFile(join(root, 'docs', 'deploy.md'), 'utf8')
  const [, components = ''] =
    /kubectl apply -f - -l '?app\.kubernetes\.io\/component(?: in |=)\(?([\w, ]*\bmigrate\b)/.exec(page) ?? []

  return components.split(/, */)
}

/** Returns a copy, which a test may modify. */
function deploymentOf(name: System['name'], workload: string) {
  const deployment = bases[name].find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === workload)
  if (!deployment) throw new Error(`${name} has no Deployment "${workload}".`)

  return structuredClone(deployment)
}

/** Sets one value of a manifest, or deletes it. */
function spoil(manifest: Manifest['spec'], path: string, value: unknown) {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const part = keys.reduce((part, key) => part[key], manifest)
  if (value === undefined) delete part[last]
  else part[last] = value
}
