import { chmod, cp, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { findPostgres } from '../../../tools/dev/postgres/postgres-binaries'
import { root } from '../../../tools/dev/systems/systems'
import type { Podman } from './podman'

export const NODE_BASE = 'localhost/node-base'
export const POSTGRES = 'localhost/postgres'

const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt'

/**
 * Makes the base image without a registry: Debian by debootstrap, with this machine's Node, npm and
 * trusted authorities, because builds in it fetch packages from the same registry.
 */
export async function makeNodeBase({ podman }: Podman, folder: string) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await execa('debootstrap', ['--variant=minbase', 'trixie', folder], { timeout: 900_000 })
  await rm(join(folder, 'var/cache/apt'), { recursive: true, force: true })
  await cp(await realpath(process.execPath), join(folder, 'usr/bin/node'))
  const npm = dirname(dirname(await realpath((await execa`which npm`).stdout)))
  await cp(npm, join(folder, 'usr/lib/node_modules/npm'), { recursive: true })
  for (const command of ['npm', 'npx'])
    await symlink(`../lib/node_modules/npm/bin/${command}-cli.js`, join(folder, 'usr/bin', command))
  await mkdir(join(folder, 'etc/ssl/certs'), { recursive: true })
  await cp(AUTHORITIES, join(folder, AUTHORITIES))
  const archive = `${folder}.tar`
  await execa('tar', ['--create', '--file', archive, '--directory', folder, '.'])
  await podman(['import', '--change', `ENV NODE_EXTRA_CA_CERTS=${AUTHORITIES}`, archive, NODE_BASE])
  await rm(archive)
  await rm(folder, { recursive: true, force: true })
}

/**
 * Makes the database image with the tests' PostgreSQL, behind the official image's variables that
 * compose.yaml uses.
 */
export async function makePostgres({ podman }: Pick<Podman, 'podman'>, folder: string) {
  const { initdb } = await findPostgres()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(dirname(dirname(initdb)), join(folder, 'postgresql'), { recursive: true, verbatimSymlinks: true })
  await execa`chmod -R a+rX ${folder}`
  for (const file of ['entry.sh', 'pg_isready']) {
    await cp(join(root, 'deploy', 'tests', 'images', 'postgres', file), join(folder, file))
    await chmod(join(folder, file), 0o755)
  }
  await writeFile(join(folder, 'Dockerfile'), POSTGRES_IMAGE)
  await podman(['build', '--isolation', 'chroot', '--format', 'docker', '--tag', POSTGRES, folder])
}

const POSTGRES_IMAGE = `FROM ${NODE_BASE}
COPY postgresql /usr/local
COPY entry.sh pg_isready /usr/local/bin/
RUN useradd --uid 999 --no-create-home postgres && mkdir -p /var/lib/postgresql /var/run/postgresql && chown 999:999 /var/lib/postgresql
CMD ["entry.sh"]
`
