import { randomBytes } from 'node:crypto'
import { chmod, chown, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { mayBeAway } from '@jembatan/platform/database'
import { untilAnswers } from '@jembatan/platform/migrations'
import { execa } from 'execa'
import { ensureCertificates } from '../../../tools/dev/postgres/certificates'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { folderWithinReach } from '../../../tools/dev/postgres/postgres-binaries'
import { onExit } from '../../../tools/dev/process/on-exit'
import { lockRun } from '../../../tools/dev/process/orphans'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { freePort } from '../../../tools/dev/systems/ports'
import { root } from '../../../tools/dev/systems/systems'
import { superviseHaproxy } from '../engines/haproxy'
import { collectCleanUp } from '../world/clean-up'
import { type Account, ClusterHost, fillIn } from './cluster-host'
import { ADDRESSES, frontNamespace, makeNetwork, NETWORK, removeEverything } from './network'

export type DatabaseCluster = {
  hosts: ClusterHost[]
  urls: {
    /** Through PgBouncer in transaction mode. */
    pooled: string
    /** PostgreSQL itself. */
    direct: string
    /** A standby, which may lag. */
    replica: string
  }
  folder: string
  /** The host whose PostgreSQL takes writes and that the others know as the leader. */
  primary: () => Promise<ClusterHost>
  /**
   * Waits until every host is a healthy member and a standby is synchronous. @throws {Error} with
   * the states of the hosts.
   */
  whole: (within: number) => Promise<void>
  stop: () => Promise<void>
}

const PACKAGES = 'patroni python3-etcd etcd-server pgbouncer haproxy postgresql-17 iproute2 curl'.split(' ')

/**
 * Installs what a cluster needs. Returns why none can run here, in a sentence; undefined if one
 * can.
 */
export async function whyNoCluster(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'A cluster on one machine makes network namespaces and disks, so it needs root.'
  const missing = await ensureDebianPackages(PACKAGES)
  if (missing) return missing
  const { failed } = await execa({ reject: false })`unshare --net true`

  return failed ? 'The kernel refuses network namespaces here.' : undefined
}

/** The size of the file that is a host's disk: PostgreSQL's data and its log. */
const DISK = 1536 * 2 ** 20
const FIRST_START_WITHIN = 120_000

/** Starts three hosts and the proxies in front of them. Stopping removes everything. */
export async function startDatabaseCluster(signal?: AbortSignal): Promise<DatabaseCluster> {
  const folder = folderWithinReach(join(root, '.local', 'cluster'))
  const { later, stop } = collectCleanUp()
  later(await lockRun({ pidFile: lockFile, cwd: root, refusal: alreadyRunning }))
  const remove = () => removeEverything(folder)
  remove()
  const spare = onExit(remove)
  later(async () => {
    remove()
    spare()
  })
  try {
    const account = await postgresAccount()
    const secrets = await makeSecrets(folder, account)
    await makeNetwork()
    const values = valuesOf(folder, secrets)
    const hosts = ADDRESSES.map(
      (_, index) => new ClusterHost({ number: index + 1, folder, account, diskBytes: DISK, values }),
    )
    for (const host of hosts) await host.prepare()
    later(() => Promise.all(hosts.map((host) => host.stop())))
    for (const host of hosts) await host.start()
    const front = await startFront(folder)
    later(front.stop)

    const urls = urlsOf({ folder, password: secrets.PASAR_PASSWORD, ports: front.ports })
    const primary = () => findPrimary(hosts)
    const whole = (within: number) => untilWhole(hosts, { within, signal })
    await whole(FIRST_START_WITHIN)
    await createRoles(await primary(), secrets)
    await openingOf(urls.pooled)

    return { hosts, urls, folder, primary, whole, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const lockFile = join(root, '.local', 'cluster', 'running.pid')

const alreadyRunning = (pid: number) =>
  `A cluster runs already, started by process ${pid}; stop that one first: Ctrl-C where it runs, or kill ${pid}.`

async function postgresAccount(): Promise<Account> {
  const [uid, gid] = await Promise.all([execa`id -u postgres`, execa`id -g postgres`])

  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

const SECRETS = ['SUPERUSER', 'REPLICATOR', 'REWINDER', 'PASAR', 'PGBOUNCER'] as const

type Secrets = Record<`${(typeof SECRETS)[number]}_PASSWORD`, string>

async function makeSecrets(folder: string, account: Account): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  await ensureCertificates({ folder, system: 'pasar', addresses: ADDRESSES })
  // The hosts may read only these three; Pasar's own certificate belongs to root.
  const theirs = join(folder, 'host-certificates')
  await mkdir(theirs, { mode: 0o711 })
  for (const name of ['authority.crt', 'host.crt', 'host.key']) {
    await copyFile(join(folder, 'certificates', name), join(theirs, name))
    await chown(join(theirs, name), account.uid, account.gid)
    await chmod(join(theirs, name), 0o600)
  }

  return Object.fromEntries(SECRETS.map((name) => [`${name}_PASSWORD`, randomBytes(24).toString('hex')])) as Secrets
}

const addressValues = Object.fromEntries(ADDRESSES.map((address, index) => [`ADDRESS_${index + 1}`, address]))

const valuesOf = (folder: string, secrets: Secrets): Record<string, string> => ({
  ...addressValues,
  ...secrets,
  NETWORK,
  CERTIFICATES: join(folder, 'host-certificates'),
  // Containers and small virtual machines have no watchdog; `automatic` uses one if it exists.
  WATCHDOG: 'automatic',
})

const PORTS = ['POOLED_PORT', 'DIRECT_PORT', 'REPLICA_PORT'] as const

type Ports = Record<(typeof PORTS)[number], string>

/** HAProxy listens on this machine's loopback and connects to the hosts' network. */
async function startFront(folder: string) {
  const place = join(folder, 'front', 'run')
  await mkdir(place, { recursive: true })
  const ports = {} as Ports
  for (const name of PORTS) ports[name] = String(await freePort())
  const servers = Object.fromEntries(
    ADDRESSES.map((_, index) => [`SERVER_${index + 1}`, `namespace ${frontNamespace}`]),
  )
  const file = join(place, 'haproxy.cfg')
  const values = { ...addressValues, ...servers, ...ports, LISTEN: '127.0.0.1', DATA: join(folder, 'front') }
  await writeFile(file, await fillIn('haproxy.cfg', { ...values, CERTIFICATES: join(folder, 'host-certificates') }))

  return { ports, stop: superviseHaproxy(file, { title: 'HAProxy before the hosts', folder: place }).stop }
}

type Urls = { folder: string; password: string; ports: Ports }

function urlsOf({ folder, password, ports }: Urls): DatabaseCluster['urls'] {
  const file = (name: string) => join(folder, 'certificates', name)
  const tls = new URLSearchParams({
    sslmode: 'verify-full',
    sslrootcert: file('authority.crt'),
    sslcert: file('client.crt'),
    sslkey: file('client.key'),
  })
  const at = (port: string) => `postgres://pasar:${password}@127.0.0.1:${port}/pasar?${tls}`

  return { pooled: at(ports.POOLED_PORT), direct: at(ports.DIRECT_PORT), replica: at(ports.REPLICA_PORT) }
}

async function findPrimary(hosts: ClusterHost[]) {
  for (const host of hosts) if ((await host.ask('select pg_is_in_recovery()')) === 'f') return host

  throw new Error('No host takes writes.')
}

type Member = { name: string; role: string; state: string; timeline?: number }

/** Returns the members that this host's Patroni knows; empty without an answer. */
async function listMembers(host: ClusterHost): Promise<Member[]> {
  const { failed, stdout } = await host.run([
    ...['curl', '-s', '-m', '3', '--cacert', join(host.folder, '..', 'host-certificates', 'authority.crt')],
    `https://${host.address}:8008/cluster`,
  ])

  return !failed && stdout.startsWith('{') ? JSON.parse(stdout).members : []
}

type UntilWhole = { within: number; signal?: AbortSignal | undefined }

async function untilWhole(hosts: ClusterHost[], { within, signal }: UntilWhole) {
  const deadline = Date.now() + within
  let lists: Member[][] = []
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    lists = await Promise.all(hosts.map(listMembers))
    if (isWhole(lists)) return
    await pause(500)
  }
  const [members = []] = lists.filter(({ length }) => length > 0)
  const states = members.map(({ name, role, state }) => `${name} ${role} ${state}`).join(', ')
  const absent = hosts.filter(({ name }) => !members.some((member) => member.name === name))
  const logs = await Promise.all(absent.map(async (host) => `${host.name} said last: ${await lastOf(host)}`))
  throw new Error(
    [`The cluster was not whole within ${within / 1000} s: ${states || 'no host of it answers'}.`, ...logs].join('\n'),
  )
}

const LAST_LINES = 12

async function lastOf(host: ClusterHost) {
  const log = await readFile(join(host.folder, 'log', 'patroni.log'), 'utf8').catch(() => 'nothing')

  return log.trim().split('\n').slice(-LAST_LINES).join('\n')
}

/**
 * Whether all hosts agree on the leader and the others stream on its timeline. A returning host
 * reports its old state for a while, and is listed as running before it is rewound.
 */
function isWhole(lists: Member[][]) {
  const leaders = new Set(lists.map((members) => members.find(({ role }) => role === 'leader')?.name))
  const inOrder = (members: Member[]) => {
    const leader = members.find(({ role }) => role === 'leader')
    const following = members.filter(({ state, timeline }) => state === 'streaming' && timeline === leader?.timeline)
    const isSafe = following.some(({ role }) => role === 'sync_standby')

    return leader?.state === 'running' && following.length === lists.length - 1 && isSafe
  }

  return leaders.size === 1 && lists.every(inOrder)
}

async function createRoles(host: ClusterHost, secrets: Secrets) {
  const variables = ['PASAR_PASSWORD', 'PGBOUNCER_PASSWORD'] as const
  const definitions = variables.flatMap((name) => ['-v', `${name.toLowerCase()}=${secrets[name]}`])
  const script = await fillIn('roles.sql', {})
  const { failed, stderr } = await host.run(
    ['/usr/lib/postgresql/17/bin/psql', '-Xq', '-h', join(host.folder, 'run'), '-U', 'postgres', ...definitions],
    { input: script, environment: { PGPASSWORD: secrets.SUPERUSER_PASSWORD } },
  )
  if (failed) throw new Error(`The roles could not be made: ${stderr.slice(-500)}`)
}

/** All engines run; the proxy finds the leader within seconds. */
async function openingOf(url: string) {
  const sql = openDatabase(url, mayBeAway)
  await untilAnswers(sql).finally(() => sql.end({ timeout: 1 }))
}
