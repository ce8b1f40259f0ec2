import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { execa } from 'execa'

/** While this file exits with 101, apt does not start a package's service. */
const SERVICE_POLICY = '/usr/sbin/policy-rc.d'

/**
 * Installs missing Debian packages without starting their services. Returns `undefined`, or a
 * sentence that says why they are unavailable.
 */
export async function ensureDebianPackages(packages: string[]): Promise<string | undefined> {
  if (!existsSync('/etc/debian_version')) return `Debian's packages are needed (${packages.join(', ')}).`
  const missing = await missingOf(packages)
  if (missing.length === 0) return undefined
  if (process.getuid?.() !== 0) return `Only root may install Debian's ${missing.join(', ')}.`
  await withoutServices(() => install(missing))
  const stillMissing = await missingOf(missing)

  return stillMissing.length > 0 ? `Debian's ${stillMissing.join(', ')} could not be installed.` : undefined
}

async function missingOf(packages: string[]) {
  const states = await Promise.all(
    packages.map((name) => execa({ reject: false })`dpkg-query --show --showformat=\${db:Status-Status} ${name}`),
  )

  return packages.filter((_, index) => states[index]?.stdout !== 'installed')
}

async function install(packages: string[]) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another process may be installing: apt waits for its lock.
  await execa({ reject: false, timeout: 120_000 })`apt-get -o DPkg::Lock::Timeout=120 update`
  await execa({ reject: false, timeout: 600_000, env })`
    apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends ${packages}`
}

async function withoutServices(work: () => Promise<void>) {
  if (existsSync(SERVICE_POLICY)) return work()
  await writeFile(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await work()
  } finally {
    await rm(SERVICE_POLICY, { force: true })
  }
}
