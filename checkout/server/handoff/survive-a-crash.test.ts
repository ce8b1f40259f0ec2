import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { handoffClaims, offers } from '@/db/schema'
import { fillBasket, openShop } from '../testing/open-world'
import { resumeKeyOf } from './browser-binding'
import { hashJti } from './claim-life'
import type { ClaimAndDieInput } from './testing/claim-and-die'
import { noon, openIssuer } from './testing/test-issuer'

/** Statements of a first connection, and the claim. */
const STATEMENTS = 2

test('a crash before any statement or after the last leaves claim and offer or neither, and the next try succeeds', {
  timeout: 120_000,
}, async () => {
  const { db, url: databaseUrl } = await openShop()
  const { issuers, settings, tap, browser } = await openIssuer()
  const left: string[] = []

  for (let dieBefore = 1, claimed = false; !claimed; dieBefore++) {
    const [token, rani] = [await tap(), browser()]
    const sessionHash = rani.startSession()
    await fillBasket(db, { sessionHash })
    const claim = { token, nonce: rani.nonce, proof: rani.proof, sessionHash }
    const traces = () => tracesOf(db, { ...claim, secret: settings.secret })

    const printed = await claimAndDie({ databaseUrl, dieBefore, issuers, settings, claim, now: noon.toISOString() })

    claimed = printed.at(-1) === 'claimed'
    left.push(await traces())
    await rani.claim(db, token)
    expect(await traces()).toBe('1 claim, 1 offer')
  }

  expect(left).toHaveLength(STATEMENTS + 1)
  expect(left).toEqual([...left.slice(1).map(() => '0 claim, 0 offer'), '1 claim, 1 offer'])
})

/** Returns the output of the process before it died: its statements, and whether it claimed. */
async function claimAndDie(input: ClaimAndDieInput) {
  const shop = spawn(process.execPath, ['--import', 'tsx', 'server/handoff/testing/claim-and-die.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  shop.stdin.end(JSON.stringify(input))
  const [printed, [, signal]] = await Promise.all([text(shop.stdout), once(shop, 'exit')])
  expect(signal).toBe('SIGKILL')

  return printed.trim().split('\n')
}

async function tracesOf(db: Database, { token, nonce, secret }: { token: string; nonce: string; secret: string }) {
  const { iss = '', jti = '' } = decodeJwt(token)
  const claims = await db.$count(handoffClaims, eq(handoffClaims.jtiHash, hashJti(jti)))
  const offered = await db.$count(offers, eq(offers.resumeKey, resumeKeyOf(secret, { nonce, iss, jti })))

  return `${claims} claim, ${offered} offer`
}
