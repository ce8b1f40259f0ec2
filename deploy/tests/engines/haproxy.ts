import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { type Supervised, supervise } from '../../../tools/dev/process/supervise'
import { root, type System } from '../../../tools/dev/systems/systems'
import { readDeployed } from './settings'

/** An operator's values for the file in `deploy/haproxy`. */
type Place = {
  /**
   * Addresses to listen on, such as `127.0.0.1:8080` or `:443 ssl crt
   * /etc/haproxy/certs/pasar.pem`.
   */
  binds: string[]
  /** The web processes, such as `10.0.2.11:3001`. */
  servers: string[]
}

const UNAVAILABLE = join(root, 'deploy', 'haproxy', 'unavailable.http')

/** Renders a system's configuration for one place. Without TLS there is no redirect to https. */
export function renderHaproxy(text: string, { binds, servers }: Place): string {
  const secured = binds.some((bind) => bind.includes(' ssl '))

  return (secured ? text : text.replace(/^.*redirect scheme https.*\n/m, ''))
    .replaceAll('/etc/haproxy/unavailable.http', UNAVAILABLE)
    .replace(/(?:^ {2}bind .*\n)+/m, binds.map((bind) => `  bind ${bind}\n`).join(''))
    .replace(/(?:^ {2}server .*\n)+/m, servers.map((address, at) => `  server web${at + 1} ${address}\n`).join(''))
}

/**
 * Starts HAProxy in front of a system's web processes, as an operator does. Its log and its
 * configuration lie in `folder`.
 */
export async function startHaproxy(system: System, { folder, ...place }: Place & { folder: string }) {
  const file = join(folder, 'haproxy.cfg')
  await writeFile(file, renderHaproxy(await readDeployed('haproxy', `${system.name}.cfg`), place))

  return superviseHaproxy(file, { title: `HAProxy of ${system.title}`, folder })
}

export const superviseHaproxy = (file: string, { title, folder }: { title: string; folder: string }): Supervised =>
  supervise({
    title,
    command: ['/usr/sbin/haproxy', '-db', '-f', file],
    cwd: folder,
    environment: baseEnvironment(),
    logFile: join(folder, 'haproxy.log'),
    pidFile: join(folder, 'haproxy.pid'),
  })
