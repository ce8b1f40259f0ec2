import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { supervise } from '../../../tools/dev/process/supervise'
import { freePort, isPortFree } from '../../../tools/dev/systems/ports'
import { AS_POSTGRES, type DebianServer } from './debian-postgres'
import { readDeployed, withSettings } from './settings'

/**
 * Starts PgBouncer with the file in `deploy/`, except for addresses, files and a pool small enough
 * that every connection is shared.
 */
export async function startPgbouncer({ url, folder }: DebianServer, { poolSize }: { poolSize: number }) {
  const pooled = new URL(url)
  const { username: role, password, port: behind } = pooled
  const port = await freePort()
  const [file, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'userlist.txt')]
  const settings = {
    [role]: `host=127.0.0.1 port=${behind} dbname=${role}`,
    listen_port: `${port}`,
    auth_file: users,
    default_pool_size: `${poolSize}`,
    // It writes to its output and knows its process.
    logfile: '',
    pidfile: '',
  }
  await writeFile(users, `"${role}" "${password}"\n`, { mode: 0o600 })
  await writeFile(file, withSettings(await readDeployed('pooling', 'pgbouncer.ini'), settings), { mode: 0o600 })
  await execa`chown postgres:postgres ${users} ${file}`
  const { failure, stop } = supervise({
    title: 'PgBouncer',
    command: [...AS_POSTGRES, '/usr/sbin/pgbouncer', file],
    cwd: folder,
    environment: baseEnvironment(),
    logFile: join(folder, 'pgbouncer.log'),
    pidFile: join(folder, 'pgbouncer.pid'),
  })
  while (await isPortFree(port)) await Promise.race([pause(50), failure])
  pooled.port = `${port}`

  return { url: pooled.href, stop }
}
