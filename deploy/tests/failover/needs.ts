import { existsSync } from 'node:fs'
import { execa } from 'execa'

/** Debian 13's packages, with a file of each. */
const PACKAGES = {
  patroni: '/usr/bin/patroni',
  'python3-etcd': '/usr/lib/python3/dist-packages/etcd/__init__.py',
  'etcd-server': '/usr/bin/etcd',
  pgbouncer: '/usr/sbin/pgbouncer',
  haproxy: '/usr/sbin/haproxy',
  'postgresql-17': '/usr/lib/postgresql/17/bin/postgres',
  iproute2: '/usr/sbin/ip',
  curl: '/usr/bin/curl',
}

const missingPackages = () => Object.entries(PACKAGES).flatMap(([name, program]) => (existsSync(program) ? [] : [name]))

/**
 * Returns why no cluster can run here, in one sentence that says what to do; undefined if it can.
 */
export async function whyNoCluster(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'A cluster on one machine needs the network namespaces of Linux.'
  if (process.getuid?.() !== 0) return 'A cluster on one machine makes network namespaces and disks, so it needs root.'
  const missing = missingPackages()
  if (missing.length > 0)
    return `Packages are missing (${missing.join(', ')}): run it with --install, or apt-get install --no-install-recommends ${missing.join(' ')}.`
  const { failed } = await execa({ reject: false })`unshare --net true`

  return failed ? 'The kernel refuses network namespaces here.' : undefined
}

/** Installs without starting the packages' services: we start and stop the engines. */
export async function installPackages() {
  const missing = missingPackages()
  if (missing.length === 0) return
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await execa({ env })`apt-get update -q`
  await execa({ env })`apt-get install -q -y --no-install-recommends ${missing}`
  // Debian creates a cluster with the package, and starts it if there is a service manager.
  for (const service of ['patroni', 'etcd', 'pgbouncer', 'haproxy', 'postgresql'])
    await execa({ reject: false })`systemctl disable --now ${service}`
}
