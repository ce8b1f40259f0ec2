import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'
import { openDatabase } from './open-database'
import type { Postgres } from './postgres-binaries'

/** No line lets anybody in without TLS, without the password, or without a certificate in the name of the role. */
export const WITH_CERTIFICATE = 'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full\n'
/** A breach on purpose: whoever knows the password is in. */
const PASSWORD_ALONE = 'hostssl all all 127.0.0.1/32 scram-sha-256\n'

const TAKES_EFFECT_WITHIN = 5000

type ClusterDoor = { postgres: Postgres; data: string; url: string }

/** Who may come into a running cluster. The server reads its rules again at its own time, so each change waits for it. */
export function doorOf({ postgres: { pgCtl, account }, data, url }: ClusterDoor) {
  const isOpen = () => comesIn(withoutCertificate(url))
  const change = async (rules: string, wanted: boolean) => {
    await writeFile(rulesOf(data), rules)
    await execa(pgCtl, ['reload', '-D', data], { ...account, cwd: '/' })
    const deadline = Date.now() + TAKES_EFFECT_WITHIN
    while ((await isOpen()) !== wanted) {
      if (Date.now() > deadline) throw new Error('The database does not follow its new rules about who may come in.')
      await pause(50)
    }
  }

  return {
    isOpen,
    openToPasswords: () => change(PASSWORD_ALONE, true),
    askForCertificate: () => change(WITH_CERTIFICATE, false),
  }
}

export type Door = ReturnType<typeof doorOf>

export const rulesOf = (data: string) => join(data, 'pg_hba.conf')

function withoutCertificate(url: string) {
  const address = new URL(url)
  for (const name of ['sslcert', 'sslkey']) address.searchParams.delete(name)

  return address.href
}

async function comesIn(address: string) {
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
