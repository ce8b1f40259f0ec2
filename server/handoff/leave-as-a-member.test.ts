import { decodeJwt } from 'jose'
import pino from 'pino'
import { expect, test } from 'vitest'
import { auditEvents, members, promotionDepartures } from '@/db/schema'
import { readMember } from '../account/read-member'
import { signUp } from '../account/sign-up'
import { authOf } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { newSigningKey, pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { composedDeparture } from '../composition/departure'
import * as mail from '../composition/mail'
import { freshDatabase } from '../testing/open-world'
import { createCaller } from '../trpc/router'

const NINE = ['aud', 'exp', 'iat', 'iss', 'jti', 'promo', 'qty', 'seen', 'sku']

test('a signed-in member leaves with the same nine claims as a visitor, and no row names them', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const now = new Date('2026-11-25T04:00:00Z')
  const auth = authOf(db)
  const dewi = { name: 'Dewi Simulasi', email: 'dewi@simulasi.example', password: 'kopi pagi hari' }
  const { session } = await signUp({ auth: () => auth }, dewi)
  const member = await readMember({ auth, db, session, now })
  const handoff = {
    db,
    now,
    shops: [pasar],
    shop: 'pasar',
    promoId: 101,
    issuer: 'http://ramai.localhost:3000',
    signingKey: await newSigningKey(),
  }
  const lines: string[] = []
  const log = pino({}, { write: (line) => lines.push(line) })
  const leave = () => composedDeparture()(handoff, { viewer: 'V'.repeat(22), log })
  const ramai = createCaller({
    db,
    readNow: async () => now,
    log,
    shops: [pasar],
    language: 'id',
    closed: [],
    requestId: 'test',
    address: '192.0.2.1',
    auth: () => auth,
    mail,
    session,
    member,
    memberId: member?.id,
  })

  const plain = await ramai.handoff.plainLink({
    shop: 'pasar',
    promoId: 101,
    viewer: 'V'.repeat(22),
  })
  const [first, second] = [decodeJwt((await leave()).token), decodeJwt((await leave()).token)]

  expect(Object.keys(first).sort()).toEqual(NINE)
  expect({ ...first, jti: '' }).toEqual({ ...second, jti: '' })
  const storedRows = JSON.stringify([
    first,
    plain,
    lines,
    await db.select().from(auditEvents),
    await db.select().from(promotionDepartures),
  ])
  const [row] = await db.select().from(members)
  const persons = [session, session.split('.')[0], member?.id, member?.handle, dewi.name, dewi.email, row?.id]
  for (const word of persons) expect(storedRows).not.toContain(word)
})
