import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { renderPgbackrest } from '../engines/pgbackrest'
import type { ClusterHost } from './cluster-host'
import type { DatabaseCluster } from './database-cluster'

const STANZA = 'pasar'
const WITHIN_MS = 90_000

/**
 * Restores to the second before a mistake, as docs/deploy.md says under *With Patroni*.
 * @throws {Error} if a step fails, or any host has other rows afterwards.
 */
export async function restore({ hosts, folder, primary, whole }: DatabaseCluster) {
  const leader = await primary()
  const others = hosts.filter((host) => host !== leader)
  await configure(hosts, folder)
  const patronictl = (words: string[], input = '') =>
    done(leader, ['patronictl', '-c', join(leader.folder, 'run', 'patroni.yml'), ...words], input)
  const pgbackrest = (...words: string[]) =>
    done(leader, ['pgbackrest', `--config=${fileOn(leader)}`, `--stanza=${STANZA}`, ...words])
  const pgCtl = (...words: string[]) =>
    done(leader, ['/usr/lib/postgresql/17/bin/pg_ctl', '-D', 'disk/postgresql', '-l', 'log/restore.log', ...words])
  // Each host reads its own file: here they share a disk.
  const archive = `pgbackrest --config=$HOME/pgbackrest.conf --stanza=${STANZA} archive-push %p`
  await patronictl(['edit-config', '--force', '--pg', `archive_command=${archive}`])
  await until('The hosts did not take the archive_command.', async () =>
    (await ask(leader, 'show archive_command')).includes('pgbackrest'),
  )
  await pgbackrest('stanza-create')
  await pgbackrest('check')
  await ask(leader, 'create table kept as select generate_series(1, 1000) as row')
  const leading = await Promise.all(hosts.map((host) => leads(host, folder)))
  if (leading.join() !== hosts.map((host) => host === leader).join())
    throw new Error(`Whether it leads each host says by its line of cron: ${leading.join(', ')}.`)
  await pgbackrest('--type=full', 'backup')
  await ask(leader, 'insert into kept select generate_series(1001, 2000)')
  // pgBackRest works in seconds: the backup must be of an earlier second, and the mistake of a
  // later one.
  await pause(1100)
  const before = await ask(leader, 'select clock_timestamp()')
  await pause(1100)
  await ask(leader, 'delete from kept')

  await ask(leader, 'select pg_switch_wal()')
  for (const host of [...others, leader]) await host.stopEngine('patroni')
  await patronictl(['remove', STANZA], `${STANZA}\nYes I am aware\n`)
  await done(leader, ['cp', '-a', 'disk/postgresql', 'disk/before-restore'])
  await pgbackrest('--delta', '--type=time', `--target=${before}`, '--target-action=promote', 'restore')
  await pgCtl('-o', "-c listen_addresses=''", 'start')
  await until('It did not come out of recovery.', async () => (await ask(leader, 'select pg_is_in_recovery()')) === 'f')
  await ask(leader, 'alter system reset recovery_target_time')
  await pgCtl('stop')
  await leader.startEngine('patroni')
  // Without a cluster in etcd, a Patroni with an empty folder would create a new one: wait for the
  // leader first.
  await until('It does not lead.', () => leads(leader, folder))
  for (const host of others) {
    await done(host, ['mv', 'disk/postgresql', 'disk/before-restore'])
    await host.startEngine('patroni')
  }
  await whole(WITHIN_MS)

  const found = await Promise.all(hosts.map((host) => ask(host, 'select count(*) from kept')))
  if (found.some((rows) => rows !== '2000')) throw new Error(`The hosts have ${found.join(', ')} rows, and not 2000.`)
  await pgbackrest('--type=full', 'backup')
}

/** The condition before each backup in the crontab. */
async function leads(host: ClusterHost, folder: string) {
  const authority = join(folder, 'host-certificates', 'authority.crt')
  const { failed } = await host.run(['curl', '-sf', '--cacert', authority, `https://${host.address}:8008/primary`])

  return !failed
}

const fileOn = (host: ClusterHost) => join(host.folder, 'run', 'pgbackrest.conf')

/** Sets up one repository, which any leader may write to, and the password for it. */
async function configure(hosts: ClusterHost[], folder: string) {
  const repository = join(folder, 'repository')
  const passphrase = randomBytes(36).toString('base64')
  await mkdir(repository, { recursive: true })
  for (const host of hosts) {
    const { uid, gid } = await stat(join(host.folder, 'run'))
    const place = (name: string) => join(host.folder, name)
    const values = {
      'repo1-path': repository,
      'repo1-cipher-pass': passphrase,
      'log-path': place('log'),
      'lock-path': place('run/lock'),
      'pg1-path': place('disk/postgresql'),
      'pg1-port': '5432',
      'pg1-socket-path': place('run'),
    }
    const files = {
      'pgbackrest.conf': await renderPgbackrest(values),
      '.pgpass': `*:5432:*:postgres:${host.superuser}\n`,
    }
    await chown(repository, uid, gid)
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(host.folder, 'run', name), text)
      await chown(join(host.folder, 'run', name), uid, gid)
      await chmod(join(host.folder, 'run', name), 0o600)
    }
  }
}

async function done(host: ClusterHost, command: string[], input = '') {
  const { failed, stdout, stderr } = await host.run(command, { input })
  if (failed) throw new Error(`${host.name}: ${command.join(' ')}: ${stdout.slice(-500)} ${stderr.slice(-500)}`)
}

async function ask(host: ClusterHost, statement: string) {
  const answer = await host.ask(statement, { within: 20 })
  if (answer === undefined) throw new Error(`${host.name} does not answer ${statement}.`)

  return answer
}

async function until(otherwise: string, is: () => Promise<boolean>) {
  for (const deadline = Date.now() + WITHIN_MS; !(await is()); await pause(500))
    if (Date.now() > deadline) throw new Error(otherwise)
}
