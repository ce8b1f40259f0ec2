import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'
import { onExit } from '../../../tools/dev/process/on-exit'
import { freePort, isPortFree } from '../../../tools/dev/systems/ports'
import { root } from '../../../tools/dev/systems/systems'
import { asPostgres, type DebianServer, endAtOnce } from './debian-postgres'

/**
 * Starts PgBouncer with the file in `deploy/`, except for addresses, files and a pool small enough
 * that every connection is shared.
 */
export async function startPgbouncer(server: DebianServer, { poolSize }: { poolSize: number }) {
  const { username: role, password, port: behind } = new URL(server.url)
  const port = await freePort()
  const file = (name: string) => join(server.folder, name)
  const settings: Record<string, string> = {
    [role]: `host=127.0.0.1 port=${behind} dbname=${role}`,
    listen_port: `${port}`,
    auth_file: file('userlist.txt'),
    default_pool_size: `${poolSize}`,
    logfile: file('pgbouncer.log'),
    pidfile: file('pgbouncer.pid'),
  }
  const ours = await readFile(join(root, 'deploy', 'pooling', 'pgbouncer.ini'), 'utf8')
  const lines = ours.split('\n').map((line) => {
    const [, name = ''] = /^(\w+) =/.exec(line) ?? []

    return settings[name] === undefined ? line : `${name} = ${settings[name]}`
  })
  await writeFile(file('userlist.txt'), `"${role}" "${password}"\n`, { mode: 0o600 })
  await writeFile(file('pgbouncer.ini'), lines.join('\n'), { mode: 0o600 })
  await execa`chown postgres:postgres ${file('userlist.txt')} ${file('pgbouncer.ini')}`
  await asPostgres({ stdio: 'ignore' })`/usr/sbin/pgbouncer --daemon ${file('pgbouncer.ini')}`
  while (await isPortFree(port)) await pause(50)
  const url = new URL(server.url)
  url.port = `${port}`

  const end = () => endAtOnce(file('pgbouncer.pid'), 'SIGTERM')
  const spare = onExit(end)

  return {
    url: url.href,
    stop: async () => {
      spare()
      end()
    },
  }
}
