import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { denyKey } from '../../tools/dev/keys/deny-key'
import type { KeyFiles } from '../../tools/dev/keys/key-files'
import { ensureKeys } from '../../tools/dev/keys/keys'
import { dropOldKeys, makeNextKey, publishNextKey, signWithNextKey } from '../../tools/dev/keys/rotation'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { pasar as pasarSystem, ramai as ramaiSystem } from '../../tools/dev/systems/systems'
import { test as base, expect } from '../fixtures/journey'
import type { Processes } from '../fixtures/processes'
import { listShops, readPasar } from '../fixtures/shops-file'
import { pasar, ramai } from '../fixtures/systems'

type Drill = {
  place: KeyFiles
  /** Taps in Ramai, and returns the link that the browser would follow. */
  tap: () => Promise<string>
  /** Returns Pasar's present answer to a link. */
  answerTo: (link: string) => Promise<number>
}

/** Over the loopback address, since not every resolver knows names under localhost. */
const addressOf = (link: string) => link.replace(/\/\/[^/]*:/, '//127.0.0.1:')

// Sequential in one worker: the tests share a shop and an issuer.
base.describe.configure({ mode: 'default' })

type Pair = { folder: string; shop: string; issuer: string }

const keysIn = (folder: string, ramaiOrigin: string) => ensureKeys({ folder, throwaway: false, ramaiOrigin })

/** A separate shop and issuer, whose keys can change without affecting other journeys. */
let pair: Promise<Pair> | undefined

async function openPair({ start }: Processes): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-keys-'))
  const { issuersFile, ramaiSigningKeyFile } = await keysIn(folder, ramai.origin)
  const shop = await start({
    system: pasarSystem,
    changes: (origin) => ({ PASAR_ORIGIN: origin, PASAR_ISSUERS_FILE: issuersFile }),
  })
  const issuer = await start({
    system: ramaiSystem,
    changes: async (origin, own) => ({
      RAMAI_ORIGIN: origin,
      RAMAI_SIGNING_KEY_FILE: ramaiSigningKeyFile,
      ...(await listShops(folder, [{ ...(await readPasar(own)), origin: shop }])),
    }),
  })

  return { folder, shop, issuer }
}

const test = base.extend<{ drill: Drill }>({
  /** Starts with a fresh key and a registry that contains only this key. */
  drill: async ({ processes, request }, use) => {
    pair ??= openPair(processes)
    const { folder, issuer } = await pair
    await rm(join(folder, 'ramai'), { recursive: true, force: true })
    await rm(join(folder, 'public'), { recursive: true, force: true })
    const { issuersFile, ramaiSigningKeyFile: signingKeyFile } = await keysIn(folder, issuer)
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

test('a registry that breaks a rule is refused aloud, and the previous one stays in force', async ({ drill }) => {
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
