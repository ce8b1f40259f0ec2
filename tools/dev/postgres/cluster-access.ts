import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'
import { openDatabase } from './open-database'
import type { Postgres } from './postgres-binaries'

/** Every rule requires TLS, the password, and a certificate in the role's name. */
export const WITH_CERTIFICATE = 'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full\n'
/** A planted violation: the password is enough. */
const PASSWORD_ALONE = 'hostssl all all 127.0.0.1/32 scram-sha-256\n'

const TAKES_EFFECT_WITHIN = 5000

type Options = { postgres: Postgres; data: string; url: string }

/**
 * Changes the access rules of a running cluster. The server reloads them with a delay, so each
 * change waits for that.
 */
export function createClusterAccess({ postgres: { pgCtl, account }, data, url }: Options) {
  const isPasswordEnough = () => canConnect(withoutCertificate(url))
  const change = async (rules: string, expected: boolean) => {
    await writeFile(rulesOf(data), rules)
    await execa(pgCtl, ['reload', '-D', data], { ...account, cwd: '/' })
    const deadline = Date.now() + TAKES_EFFECT_WITHIN
    while ((await isPasswordEnough()) !== expected) {
      if (Date.now() > deadline) throw new Error('The database has not applied its new access rules in time.')
      await pause(50)
    }
  }

  return {
    isPasswordEnough,
    allowPasswordAlone: () => change(PASSWORD_ALONE, true),
    requireCertificate: () => change(WITH_CERTIFICATE, false),
  }
}

export type ClusterAccess = ReturnType<typeof createClusterAccess>

export const rulesOf = (data: string) => join(data, 'pg_hba.conf')

function withoutCertificate(url: string) {
  const address = new URL(url)
  for (const name of ['sslcert', 'sslkey']) address.searchParams.delete(name)

  return address.href
}

async function canConnect(address: string) {
  const sql = openDatabase(address, { connect_timeout: 5 })
  try {
    await sql`select`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}
