import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { asPostgres, type DebianServer } from './debian-postgres'
import { readDeployed, withSettings } from './settings'

const STANZA = 'pasar'

/** Fills in the files of `deploy/backups`, with this server's paths and a passphrase of its own. */
export async function describeBackups(folder: string) {
  const settings = await readDeployed('backups', 'postgresql.conf')
  const file = join(folder, 'pgbackrest.conf')
  const repository = join(folder, 'repository')

  return {
    repository,
    pgbackrest: (...words: string[]) => asPostgres`pgbackrest --config=${file} --stanza=${STANZA} ${words}`,
    /** PostgreSQL's settings, so that it archives its log to the repository. */
    settings: {
      ...Object.fromEntries(
        [...settings.matchAll(/^(\w+) = '?(.*?)'?$/gm)].map(([, name = '', value = '']) => [name, value]),
      ),
      archive_command: `pgbackrest --config=${file} --stanza=${STANZA} archive-push %p`,
    },
    /** Called once the server has its folder and its port. */
    write: async ({ data, port }: DebianServer) => {
      const text = await renderPgbackrest({
        'repo1-path': repository,
        'log-path': join(folder, 'log'),
        'lock-path': join(folder, 'lock'),
        'pg1-path': data,
        'pg1-port': `${port}`,
        'pg1-socket-path': folder,
      })
      await writeFile(file, text, { mode: 0o600 })
      await execa`chown postgres:postgres ${file}`
    },
    /** Runs `deploy/backups/check-backup`, as cron does. */
    check: async (hours: number) =>
      asPostgres({
        reject: false,
        input: await readDeployed('backups', 'check-backup'),
        env: { PGBACKREST_CONFIG: file },
      })`sh -s -- ${STANZA} ${hours}`,
  }
}

const passphrase = randomBytes(36).toString('base64')

/** `deploy/backups/pgbackrest.conf` with an operator's values, and this run's passphrase. */
export const renderPgbackrest = async (values: Record<string, string>) =>
  withSettings(await readDeployed('backups', 'pgbackrest.conf'), { 'repo1-cipher-pass': passphrase, ...values })

export type Backups = Awaited<ReturnType<typeof describeBackups>>
