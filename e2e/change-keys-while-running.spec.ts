import { writeFile } from 'node:fs/promises'
import { decodeProtectedHeader } from 'jose'
import { denyKey } from '../tools/keys/deny-key'
import type { KeyFiles } from '../tools/keys/key-files'
import { ensureKeys } from '../tools/keys/keys'
import { dropOldKeys, makeNextKey, publishNextKey, signWithNextKey } from '../tools/keys/rotation'
import { openDatabase } from '../tools/postgres/open-database'
import { pasar as pasarSystem, ramai as ramaiSystem } from '../tools/systems/systems'
import { expect } from './journey'
import { test as base } from './one-more-process'
import { listShops, readPasar } from './shops-file'
import { pasar, ramai } from './systems'

type Drill = {
  place: KeyFiles
  /** A tap in Ramai: the link that the browser would follow. */
  tap: () => Promise<string>
  /** How Pasar answers a link now. */
  answerTo: (link: string) => Promise<number>
}

/** Over the loopback address, since not every resolver knows names under localhost. */
const addressOf = (link: string) => link.replace(/\/\/[^/]*:/, '//127.0.0.1:')

const test = base.extend<{ drill: Drill }>({
  drill: async ({ startOneMore, request }, use) => {
    const folder = test.info().outputDir
    const keysFor = (ramaiOrigin: string) => ensureKeys({ folder, throwaway: false, ramaiOrigin })
    const { issuersFile, ramaiSigningKeyFile: signingKeyFile } = await keysFor(ramai.origin)
    const shop = await startOneMore({
      system: pasarSystem,
      changes: (origin) => ({ PASAR_ORIGIN: origin, PASAR_ISSUERS_FILE: issuersFile }),
    })
    const issuer = await startOneMore({
      system: ramaiSystem,
      changes: async (origin, own) => {
        await keysFor(origin)

        return {
          RAMAI_ORIGIN: origin,
          RAMAI_SIGNING_KEY_FILE: signingKeyFile,
          ...(await listShops(folder, [{ ...(await readPasar(own)), origin: shop }])),
        }
      },
    })

    await use({
      place: { issuer, signingKeyFile, issuersFile },
      tap: async () => {
        const answer = await request.post(`${addressOf(issuer)}/out`, {
          form: { shop: 'pasar', promo: '101', notice: 'read' },
          headers: { 'sec-fetch-site': 'same-origin' },
          maxRedirects: 0,
        })

        return answer.headers().location ?? ''
      },
      answerTo: async (link) => (await request.get(addressOf(link))).status(),
    })
  },
})

const kidOf = (link: string) => decodeProtectedHeader(new URL(link).searchParams.get('t') ?? '').kid

test('a link signed before a rotation lands during the overlap and is refused after it', async ({ drill }) => {
  const { place, tap, answerTo } = drill
  const before = await tap()
  const next = await makeNextKey(place)

  await publishNextKey(place, next)
  await signWithNextKey(place, next)
  const after = await tap()
  const during = [await answerTo(before), await answerTo(after)]
  await dropOldKeys(place)

  expect([kidOf(before), kidOf(after)]).toEqual([expect.not.stringContaining(next.kid), next.kid])
  expect(during).toEqual([200, 200])
  expect([await answerTo(before), await answerTo(after)]).toEqual([400, 200])
})

test('a denied key opens nothing from that moment on', async ({ drill }) => {
  const { place, tap, answerTo } = drill
  const link = await tap()
  const before = await answerTo(link)

  await denyKey(place, kidOf(link) ?? '')

  expect([before, await answerTo(link)]).toEqual([200, 400])
})

test('a registry that breaks a rule is refused aloud, and the former one stays in force', async ({ drill }) => {
  const { place, tap, answerTo } = drill
  const link = await tap()
  const sql = openDatabase(pasar.databaseUrl)

  const before = await answerTo(link)
  await writeFile(place.issuersFile, 'no registry')
  const answers = [before, await answerTo(link), await answerTo(link)]
  const alarms = await sql`
    select detail from audit_events
    where kind = 'issuer_registry_refused' and detail ->> 'reason' like ${`%${place.issuersFile}%`}`
  await sql.end()

  expect(answers).toEqual([200, 200, 200])
  expect(alarms).toEqual([{ detail: expect.objectContaining({ alarm: true }) }])
})
