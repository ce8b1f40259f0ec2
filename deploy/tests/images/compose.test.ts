import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { callsOf, readFlows } from '../../../tools/dev/systems/flows'
import { root, systems } from '../../../tools/dev/systems/systems'

type Service = {
  environment?: Record<string, string>
  build?: { args?: Record<string, string> }
  networks: string[]
  volumes: string[]
  ports?: string[]
  read_only?: boolean
  cap_drop?: string[]
  cap_add?: string[]
  security_opt?: string[]
  privileged?: boolean
  profiles?: string[]
  network_mode?: string
  depends_on?: Record<string, unknown>
}
type Compose = {
  services: Record<string, Service>
  networks: Record<string, { internal?: boolean; driver_opts?: Record<string, string> }>
}

let compose: Compose

beforeEach(async () => {
  // YAML's merge keys (`<<`) are from version 1.1, and every compose reads them.
  compose = parse(await readFile(join(root, 'deploy', 'compose.yaml'), 'utf8'), { merge: true })
})

test('two systems share a network only where the register lets one call the other', async () => {
  const permitted = callsOf(await readFlows())
    .filter(({ from, to }) => isSystem(from) && isSystem(to))
    .map(({ from, to }) => [from, to].sort().join(' and '))

  expect(joined(compose)).toEqual([...new Set(permitted)])
})

test('a service that joins a network of another system would be found', () => {
  compose.services['ramai-web']?.networks.push('payment')

  expect(joined(compose)).toEqual(['kasir and pasar', 'kasir and ramai', 'pasar and ramai'])
})

test('a database is in the network of its system alone, which leads nowhere', () => {
  for (const { name } of systems) {
    const { networks, ports } = serviceOf(`${name}-database`)

    expect(networks).toEqual([name])
    expect(compose.networks[name]?.internal).toBe(true)
    expect(ports).toBeUndefined()
  }
})

test('nothing leads from one network to another through the host', () => {
  const apart = Object.values(compose.networks).filter(({ driver_opts }) => driver_opts?.isolate === 'true')

  expect(apart).toHaveLength(Object.keys(compose.networks).length)
  expect(Object.values(compose.services).filter(({ network_mode }) => network_mode)).toEqual([])
})

test('a service gets only the files and secrets of its own system', () => {
  for (const [service, { volumes, depends_on = {} }] of Object.entries(compose.services)) {
    const others = systems.filter(({ name }) => name !== systemOf(service)).map(({ name }) => name)

    expect(volumes.filter((volume) => others.some((name) => volume.includes(name)))).toEqual([])
    expect(Object.keys(depends_on).filter((needed) => systemOf(needed) !== systemOf(service))).toEqual([])
    expect(volumes.filter((volume) => /SECRETS|PUBLIC/.test(volume) && !volume.endsWith(':ro'))).toEqual([])
  }
})

test('a service may write to no file of its image and gain nothing', () => {
  for (const service of Object.values(compose.services))
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges'] })
  expect(Object.values(compose.services).filter(({ cap_add, privileged }) => cap_add || privileged)).toEqual([])
})

test("a system's Prometheus shares a network with its processes only, and with no database", () => {
  for (const { name, hasWorker } of systems) {
    const members = Object.entries(compose.services).filter(([, { networks }]) => networks.includes(`${name}-figures`))
    const watching = serviceOf(`${name}-prometheus`)

    expect(members.map(([service]) => service)).toEqual([
      ...[`${name}-web`, ...(hasWorker ? [`${name}-worker`] : []), `${name}-prometheus`],
    ])
    expect(watching).toMatchObject({ profiles: ['figures'], networks: [`${name}-figures`, `${name}-people`] })
    expect(compose.networks[`${name}-figures`]?.internal).toBe(true)
  }
})

test('only this host reaches a web process or Prometheus directly, and no client reaches a worker', () => {
  const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
    ports.map((port) => `${name} ${port.replace(/:\$\{\w+:-(\d+)\}:/, ':$1:')}`),
  )

  expect(published).toEqual([
    'ramai-web 127.0.0.1:3000:3000',
    'ramai-prometheus 127.0.0.1:9090:9090',
    'pasar-web 127.0.0.1:3001:3001',
    'pasar-prometheus 127.0.0.1:9091:9090',
    'kasir-web 127.0.0.1:3002:3002',
    'kasir-prometheus 127.0.0.1:9092:9090',
  ])
})

test('a web believes the proxies that its operator names', () => {
  for (const { name } of systems) {
    const system = name.toUpperCase()

    expect(serviceOf(`${name}-web`).environment?.[`${system}_TRUSTED_PROXIES`]).toBe(
      `\${${system}_PROXIES:-10.0.0.0/8}`,
    )
  }
})

test('no service refers to a variable that it sets itself', () => {
  expect(literalVariables(compose)).toEqual([])
})

test('a variable that refers to itself would be found', () => {
  Object.assign(serviceOf('kasir-web').environment ?? {}, { KASIR_ORIGIN: `\${KASIR_ORIGIN:-https://kasir.example}` })

  expect(literalVariables(compose)).toContain('kasir-web KASIR_ORIGIN')
})

test('the builder names the base of every image', () => {
  const bases = Object.values(compose.services).flatMap(({ build }) => (build ? [build.args?.BASE] : []))

  expect(bases).toHaveLength(8)
  for (const base of bases) expect(base).toMatch(/^\$\{NODE_IMAGE:-/)
})

const isSystem = (name: string) => systems.some((system) => system.name === name)

const systemOf = (service: string) => service.split('-')[0] ?? ''

/** Each pair of systems that share a network. */
function joined({ services }: Compose) {
  const members = new Map<string, Set<string>>()
  for (const [service, { networks }] of Object.entries(services))
    for (const network of networks) members.set(network, (members.get(network) ?? new Set()).add(systemOf(service)))
  const pairs = [...members.values()].flatMap((systems) => {
    const sorted = [...systems].sort()

    return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => `${one} and ${other}`))
  })

  return [...new Set(pairs)].sort()
}

/** podman-compose keeps such a variable as literal text if the operator has not set it. */
const literalVariables = ({ services }: Compose) =>
  Object.entries(services).flatMap(([name, service]) => {
    const own = Object.keys(service.environment ?? {})
    const variables = [...JSON.stringify(service).matchAll(/\$\{?(\w+)/g)].map(([, variable]) => variable)

    return own.filter((variable) => variables.includes(variable)).map((variable) => `${name} ${variable}`)
  })

function serviceOf(name: string) {
  const service = compose.services[name]
  if (!service) throw new Error(`There is no service "${name}".`)

  return service
}
