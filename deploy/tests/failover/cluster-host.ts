import { chown, mkdir, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { type Supervised, supervise } from '../../../tools/dev/process/supervise'
import type { Settings } from '../../../tools/dev/systems/settings'
import { readDeployed } from '../engines/settings'
import { ADDRESSES, killNamespace, namespaceOf, plugIn, signalNamespace, unplug } from './network'

export type Account = { uid: number; gid: number }

type Options = {
  number: number
  /** Folder of the whole cluster; each host has a subfolder. */
  folder: string
  account: Account
  /** Values for its configuration files. */
  values: Settings
  /** Size of the file that is this host's disk: PostgreSQL's data and its log. */
  diskBytes: number
}

const ENGINES = ['etcd', 'patroni', 'pgbouncer'] as const
type Engine = (typeof ENGINES)[number]

/**
 * One of three hosts: a network namespace and a disk with etcd, Patroni, its PostgreSQL and
 * PgBouncer.
 */
export class ClusterHost {
  readonly name: string
  readonly address: string
  readonly folder: string
  private readonly namespace: string
  private readonly running = new Map<Engine, Supervised>()

  constructor(private readonly options: Options) {
    this.name = `host${options.number}`
    this.address = ADDRESSES[options.number - 1] ?? ''
    this.folder = join(options.folder, this.name)
    this.namespace = namespaceOf(options.number)
  }

  /** Creates its folders and its disk; starts nothing. */
  async prepare() {
    const { account, diskBytes } = this.options
    for (const name of ['', 'run', 'etcd', 'disk', 'log']) {
      await mkdir(join(this.folder, name), { recursive: true, mode: 0o750 })
      await chown(join(this.folder, name), account.uid, account.gid)
    }
    const image = join(this.folder, 'disk.img')
    await writeFile(image, '', { mode: 0o600 })
    await truncate(image, diskBytes)
    // No reserved blocks: otherwise root's filler file would use them, while PostgreSQL has none.
    await execa`mkfs.ext4 -q -m 0 -E lazy_itable_init=1 ${image}`
    await execa`mount -o loop ${image} ${this.disk}`
    await chown(this.disk, account.uid, account.gid)
  }

  private get disk() {
    return join(this.folder, 'disk')
  }

  /** Starts its engines, whatever the state of its disk. */
  async start() {
    for (const engine of ENGINES) await this.startEngine(engine)
  }

  async startEngine(engine: Engine) {
    const name = engine === 'pgbouncer' ? 'pgbouncer.ini' : `${engine}.yml`
    const file = await this.write(name, await fillIn(name, this.values))
    if (engine === 'pgbouncer')
      await this.write('userlist.txt', `"pgbouncer" "${this.options.values.PGBOUNCER_PASSWORD}"\n`)
    const command = {
      etcd: ['/usr/bin/etcd', '--config-file', file],
      patroni: ['/usr/bin/patroni', file],
      pgbouncer: ['/usr/sbin/pgbouncer', file],
    }[engine]
    // Only its unit would restart an engine: what ends stays so until the host starts again.
    const started = supervise({
      title: `${engine} of ${this.name}`,
      command: ['nsenter', ...this.inside, ...command],
      cwd: this.folder,
      environment: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: join(this.folder, 'run'), LANG: 'C.UTF-8' },
      logFile: join(this.folder, 'log', `${engine}.log`),
      pidFile: join(this.folder, 'run', `${engine}.pid`),
    })
    this.running.set(engine, started)
  }

  /** Stops an engine and its children, as an operator stops the unit. */
  stopEngine = (engine: Engine) => this.running.get(engine)?.stop({ grace: STOPS_WITHIN })

  /** The password of PostgreSQL's superuser. */
  get superuser() {
    return this.options.values.SUPERUSER_PASSWORD ?? ''
  }

  private get values() {
    return { ...this.options.values, HOST: this.name, ADDRESS: this.address, DATA: this.folder }
  }

  /** Writes a file that only its engines may read. */
  async write(name: string, text: string) {
    const file = join(this.folder, 'run', name)
    await writeFile(file, text, { mode: 0o600 })
    await chown(file, this.options.account.uid, this.options.account.gid)

    return file
  }

  /**
   * For `nsenter`: its namespace, and an account. PostgreSQL refuses to run as root; the others do
   * not need root. All end with their parent.
   */
  private get inside() {
    const { uid, gid } = this.options.account

    return [
      `--net=/run/netns/${this.namespace}`,
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--pdeathsig=KILL',
      '--',
    ]
  }

  /** Runs a program on this host, as PostgreSQL's user. */
  run(command: string[], { input = '', environment = {} }: { input?: string; environment?: Settings } = {}) {
    return execa('nsenter', [...this.inside, ...command], {
      input,
      cwd: this.folder,
      env: { HOME: join(this.folder, 'run'), ...environment },
      reject: false,
    })
  }

  /** Runs SQL directly on its PostgreSQL. Undefined without an answer within the given seconds. */
  async ask(statement: string, { within = 5 } = {}): Promise<string | undefined> {
    const psql = ['/usr/lib/postgresql/17/bin/psql', '-XAtq', '-h', join(this.folder, 'run'), '-U', 'postgres', '-c']
    const { failed, stdout } = await this.run(['timeout', String(within), ...psql, statement], {
      environment: { PGPASSWORD: this.superuser, PGCONNECT_TIMEOUT: '2' },
    })

    return failed ? undefined : stdout
  }

  /** The machine fails: all its processes are killed at once. */
  kill = async () => killNamespace(this.namespace)

  /**
   * The machine stops for a while, as a virtual one does during a migration, and continues later.
   */
  pause = async () => signalNamespace(this.namespace, 'SIGSTOP')
  resume = async () => signalNamespace(this.namespace, 'SIGCONT')

  /** Unplugs its network cable. */
  cutOff = () => unplug(this.options.number)
  join = () => plugIn(this.options.number)

  /** Fills the rest of its disk. */
  async fillDisk() {
    const { bavail, bsize } = await statfs(this.disk)
    // The last blocks, which the file system rounds up, are filled by writing until it refuses.
    await execa({ reject: false })`fallocate -l ${bavail * bsize - 65_536} ${this.filler}`
    await execa({ reject: false })`dd if=/dev/zero of=${`${this.filler}.rest`} bs=4096 count=64`
  }

  async emptyDisk() {
    await rm(this.filler, { force: true })
    await rm(`${this.filler}.rest`, { force: true })
  }

  private get filler() {
    return join(this.disk, 'filler')
  }

  /** Stops its processes, gracefully first. */
  async stop() {
    await this.resume()
    await Promise.all(ENGINES.map(this.stopEngine))
    await this.kill()
  }
}

const STOPS_WITHIN = 20_000

/** Fills in the `${…}` of a file in `deploy/cluster`. @throws {Error} if a value is missing. */
export async function fillIn(name: string, values: Settings) {
  return (await readDeployed('cluster', name)).replaceAll(/^([^#;]*?)\$\{(\w+)\}.*$/gm, (line) =>
    line.replaceAll(/\$\{(\w+)\}/g, (_, key: string) => {
      const value = values[key]
      if (value === undefined) throw new Error(`deploy/cluster/${name} needs ${key}, which is not set.`)
      return value
    }),
  )
}
