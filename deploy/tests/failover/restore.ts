import { chown, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { renderPgbackrest } from '../engines/pgbackrest'
import { until } from '../world/until'
import type { ClusterHost } from './cluster-host'
import type { DatabaseCluster } from './database-cluster'

const STANZA = 'pasar'
/**
 * Restores to the second before a mistake, as docs/deploy.md says under *With Patroni*.
 * @throws {Error} if a step fails, or any host has other rows afterwards.
 */
export async function restore({ hosts, folder, primary, whole }: DatabaseCluster) {
  const leader = await primary()
  const others = hosts.filter((host) => host !== leader)
  await configure(hosts, folder)
  const patronictl = (words: string[], input = '') =>
    runOrThrow(leader, ['patronictl', '-c', join(leader.folder, 'run', 'patroni.yml'), ...words], input)
  const pgbackrest = (...words: string[]) =>
    runOrThrow(leader, ['pgbackrest', `--config=${fileOn(leader)}`, `--stanza=${STANZA}`, ...words])
  const pgCtl = (...words: string[]) =>
    runOrThrow(leader, [
      '/usr/lib/postgresql/17/bin/pg_ctl',
      '-D',
      'disk/postgresql',
      '-l',
      'log/restore.log',
      ...words,
    ])
  // Each host reads its own file: here they share a disk.
  const archive = `pgbackrest --config=$HOME/pgbackrest.conf --stanza=${STANZA} archive-push %p`
  await patronictl(['edit-config', '--force', '--pg', `archive_command=${archive}`])
  await until('the hosts have the archive_command', async () =>
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
  await runOrThrow(leader, ['cp', '-a', 'disk/postgresql', 'disk/before-restore'])
  await pgbackrest('--delta', '--type=time', `--target=${before}`, '--target-action=promote', 'restore')
  await pgCtl('-o', "-c listen_addresses=''", 'start')
  await until('it accepts writes', async () => (await ask(leader, 'select pg_is_in_recovery()')) === 'f')
  await ask(leader, 'alter system reset recovery_target_time')
  await pgCtl('stop')
  await leader.startEngine('patroni')
  // Without a cluster in etcd, a Patroni with an empty folder would create a new one: wait for the
  // leader first.
  await until('it leads', () => leads(leader, folder))
  for (const host of others) {
    await runOrThrow(host, ['mv', 'disk/postgresql', 'disk/before-restore'])
    await host.startEngine('patroni')
  }
  await whole(90_000)

  const counts = await Promise.all(hosts.map((host) => ask(host, 'select count(*) from kept')))
  if (counts.some((rows) => rows !== '2000')) throw new Error(`The hosts have ${counts.join(', ')} rows, and not 2000.`)
  await pgbackrest('--type=full', 'backup')
}

/** The condition before each backup in the crontab. */
async function leads(host: ClusterHost, folder: string) {
  const authority = join(folder, 'host-certificates', 'authority.crt')
  const { failed } = await host.run(['curl', '-sf', '--cacert', authority, `https://${host.address}:8008/primary`])

  return !failed
}

const fileOn = (host: ClusterHost) => join(host.folder, 'run', 'pgbackrest.conf')

/** Sets up one repository, which any leader may write to, and the superuser's password for it. */
async function configure(hosts: ClusterHost[], folder: string) {
  const repository = join(folder, 'repository')
  await mkdir(repository, { recursive: true })
  for (const host of hosts) {
    const { uid, gid } = await stat(join(host.folder, 'run'))
    await chown(repository, uid, gid)
    const place = (name: string) => join(host.folder, name)
    const values = {
      'repo1-path': repository,
      'log-path': place('log'),
      'lock-path': place('run/lock'),
      'pg1-path': place('disk/postgresql'),
      'pg1-port': '5432',
      'pg1-socket-path': place('run'),
    }
    await host.write('pgbackrest.conf', await renderPgbackrest(values))
    await host.write('.pgpass', `*:5432:*:postgres:${host.superuser}\n`)
  }
}

async function runOrThrow(host: ClusterHost, command: string[], input = '') {
  const { failed, stdout, stderr } = await host.run(command, { input })
  if (failed) throw new Error(`${host.name}: ${command.join(' ')}: ${stdout.slice(-500)} ${stderr.slice(-500)}`)
}

async function ask(host: ClusterHost, statement: string) {
  const answer = await host.ask(statement, { within: 20 })
  if (answer === undefined) throw new Error(`${host.name} does not answer ${statement}.`)

  return answer
}
