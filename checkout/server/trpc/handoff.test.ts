import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openIssuer } from '../handoff/testing/test-issuer'
import { handoff as endpoints } from '../http/handoff'
import { stubEnvironment } from '../testing/complete-environment'
import { openShop } from '../testing/open-world'
import { createCallerFactory } from './procedure'
import { appRouter } from './router'

/** Opens the procedures of a shop that trusts one issuer. */
async function openShopOfIssuer() {
  const { db, url } = await openShop()
  const { issuers, browser } = await openIssuer()
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-issuers-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'issuers.json'), JSON.stringify(issuers))
  stubEnvironment({ PASAR_DATABASE_URL: url, PASAR_ISSUERS_FILE: join(folder, 'issuers.json') })
  const { handoff } = createCallerFactory(appRouter)({
    db,
    readNow: async () => new Date(),
    requestId: 'the-request',
    address: crypto.randomUUID(),
    sessionHash: null,
    operatorSession: null,
    browserHash: null,
    customer: null,
    accountSession: null,
  })

  return { db, handoff, rani: browser() }
}

test('a token that holds what no token can is an invalid handoff, and recorded as one', async () => {
  const { db, handoff, rani } = await openShopOfIssuer()
  const { nonce, proof } = rani

  await expect(handoff.show({ token: 'a\0.b.c', nonce })).rejects.toMatchObject({ message: 'handoff_invalid' })
  await expect(handoff.claim({ token: 'a\ud800.b.c', nonce, proof })).rejects.toMatchObject({
    message: 'handoff_invalid',
  })

  // Excludes the event about reading the registry.
  const refused = db.select().from(auditEvents).where(eq(auditEvents.kind, 'handoff_refused')).orderBy(auditEvents.id)
  expect(await refused).toMatchObject([
    { kind: 'handoff_refused', detail: { step: 'show', code: 'handoff_invalid' } },
    { kind: 'handoff_refused', detail: { step: 'claim', code: 'handoff_invalid' } },
  ])
})

test('a client with more false tokens than the endpoints’ limit is stopped for a while', async () => {
  const { handoff, rani } = await openShopOfIssuer()
  const limit = endpoints
    .flatMap(({ limits = [] }) => limits)
    .find(({ by, of }) => by === 'limitBadTokens' && of === 'address')
  const show = () => handoff.show({ token: 'a.b.c', nonce: rani.nonce }).catch(({ message }) => message)

  for (let look = 0; look < (limit?.most ?? 0); look += 1) expect(await show()).toBe('handoff_invalid')

  expect(await show()).toBe('too_many_requests')
})
