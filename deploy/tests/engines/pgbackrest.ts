import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { root } from '../../../tools/dev/systems/systems'
import { asPostgres, type DebianServer } from './debian-postgres'

const STANZA = 'pasar'

/** Fills in the files of `deploy/backups`, with this server's paths and a passphrase of its own. */
export async function describeBackups(folder: string) {
  const settings = await readDeployed('postgresql.conf')
  const file = join(folder, 'pgbackrest.conf')
  const pgbackrest = (...words: string[]) => asPostgres`pgbackrest --config=${file} --stanza=${STANZA} ${words}`

  return {
    repository: join(folder, 'repository'),
    pgbackrest,
    /** PostgreSQL's settings, so that it archives its log to the repository. */
    settings: {
      ...Object.fromEntries(
        [...settings.matchAll(/^(\w+) = '?(.*?)'?$/gm)].map(([, name = '', value = '']) => [name, value]),
      ),
      archive_command: `pgbackrest --config=${file} --stanza=${STANZA} archive-push %p`,
    },
    /** Called once the server has its folder and its port. */
    write: async ({ data, port }: DebianServer) => {
      const values: Record<string, string> = {
        'repo1-path': join(folder, 'repository'),
        'repo1-cipher-pass': randomBytes(36).toString('base64'),
        'log-path': join(folder, 'log'),
        'lock-path': join(folder, 'lock'),
        'pg1-path': data,
        'pg1-port': `${port}`,
        'pg1-socket-path': folder,
      }
      await writeFile(file, await renderPgbackrest(values), { mode: 0o600 })
      await execa`chown postgres:postgres ${file}`
    },
    /** Runs `deploy/backups/check-backup`, as cron does. */
    check: async (hours: number) =>
      asPostgres({
        reject: false,
        input: await readDeployed('check-backup'),
        env: { PGBACKREST_CONFIG: file },
      })`sh -s -- ${STANZA} ${hours}`,
  }
}

/** Renders `deploy/backups/pgbackrest.conf` with an operator's values. */
export async function renderPgbackrest(values: Record<string, string>): Promise<string> {
  const lines = (await readDeployed('pgbackrest.conf')).split('\n').map((line) => {
    const [, name = ''] = /^([\w-]+)=/.exec(line) ?? []

    return values[name] === undefined ? line : `${name}=${values[name]}`
  })

  return lines.join('\n')
}

export type Backups = Awaited<ReturnType<typeof describeBackups>>

const readDeployed = (name: string) => readFile(join(root, 'deploy', 'backups', name), 'utf8')
