import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { type Supervised, supervise } from '../../../tools/dev/process/supervise'
import { root, type System } from '../../../tools/dev/systems/systems'

export const HAPROXY_FOLDER = join(root, 'deploy', 'haproxy')

/** An operator's values for the file in `deploy/haproxy`. */
type Place = {
  /**
   * Addresses to listen on, such as `127.0.0.1:8080` or `:443 ssl crt
   * /etc/haproxy/certs/pasar.pem`.
   */
  binds: string[]
  /** The web processes, such as `10.0.2.11:3001`. */
  servers: string[]
  /** The page for when none of them answers. */
  unavailable: string
}

/**
 * Renders the configuration of a system's HAProxy for one place. Without TLS there is no redirect
 * to https.
 */
export function renderHaproxy(text: string, { binds, servers, unavailable }: Place): string {
  const secured = binds.some((bind) => bind.includes(' ssl '))

  return text
    .split('\n')
    .filter((line) => secured || !line.includes('redirect scheme https'))
    .map((line) => line.replace('/etc/haproxy/unavailable.http', unavailable))
    .join('\n')
    .replace(/(?:^ {2}bind .*\n)+/m, binds.map((bind) => `  bind ${bind}\n`).join(''))
    .replace(/(?:^ {2}server .*\n)+/m, servers.map((address, at) => `  server web${at + 1} ${address}\n`).join(''))
}

type Start = Pick<Place, 'binds' | 'servers'> & { folder: string }

/**
 * Starts HAProxy in front of a system's web processes, as an operator does. Its log and its
 * configuration lie in `folder`.
 */
export async function startHaproxy(system: System, { folder, ...place }: Start): Promise<Supervised> {
  const text = await readFile(join(HAPROXY_FOLDER, `${system.name}.cfg`), 'utf8')
  const file = join(folder, 'haproxy.cfg')
  await writeFile(file, renderHaproxy(text, { ...place, unavailable: join(HAPROXY_FOLDER, 'unavailable.http') }))

  return supervise({
    title: `HAProxy of ${system.title}`,
    command: ['haproxy', '-db', '-f', file],
    cwd: folder,
    environment: baseEnvironment(),
    logFile: join(folder, 'haproxy.log'),
    pidFile: join(folder, 'haproxy.pid'),
  })
}
