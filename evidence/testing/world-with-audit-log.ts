import { randomUUID } from 'node:crypto'
import { chainEvents, createAuditApi, parseHeadSigner } from '@jembatan/audit-log'
import { exportJWK, generateKeyPair } from 'jose'
import type postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { createAuditLog } from '../../packages/audit-log/testing/create-audit-log'
import { startStub } from './stub-server'
import { emptyDatabase } from './test-databases'
import { createTestWorld } from './test-world'

const KEY = 'a'.repeat(64)

type Broken = { signedBy?: 'kasir' | 'a stranger' /** The answer to a wrong key. */; toStrangers?: string }

/** A world in which only Kasir has an audit log and its API, both real. */
export async function worldWithAuditLog({ signedBy = 'kasir', toStrangers }: Broken = {}) {
  const { url, sql } = await emptyDatabase()
  await createAuditLog(sql)
  const [own, strangers] = [await newKey(), await newKey()]
  const shutdown = new AbortController()
  onTestFinished(() => shutdown.abort())
  const silent = await startStub(() => ({ status: 404 }))
  const origin: string = await startStub(async ({ path, query, request }) => {
    const api = createAuditApi({
      system: 'kasir',
      sql,
      key: KEY,
      shutdown: shutdown.signal,
      onRefused: async () => {},
      signer: await parseHeadSigner(origin, { ...(signedBy === 'kasir' ? own : strangers).privateJwk, kid: 'k' }),
    })
    const question = path.split('/').at(-1) as 'check' | 'events' | 'head'
    const headers = { authorization: request.headers.authorization ?? '', 'x-request-id': randomUUID() }
    const answer = await api[question](new Request(`${origin}${path}?${query}`, { headers }))

    const body = answer.status === 401 ? toStrangers : undefined

    return { status: answer.status, body: body ?? (await answer.text()) }
  })
  const world = await createTestWorld({
    ramai: { origin: silent },
    pasar: { origin: silent },
    kasir: { origin, databaseUrl: url, environment: { KASIR_AUDITOR_KEY: KEY } },
    files: { 'state/public/audit-keys.json': JSON.stringify({ kasir: own.publicJwk }) },
  })
  const record = async (detail: postgres.JSONValue = {}) => {
    await sql`insert into audit_events (at, kind, detail) values (now(), 'something', ${sql.json(detail)})`
    await chainEvents(sql)
  }
  for (let event = 1; event <= 5; event += 1) await record({ event })

  return { world, sql, record }
}

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true })

  return { privateJwk: await exportJWK(privateKey), publicJwk: await exportJWK(publicKey) }
}
