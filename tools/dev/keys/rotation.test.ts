import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { denyKey } from './deny-key'
import { readRegistry } from './issuers-file'
import { ensureKeys } from './keys'
import { readOverlap, rotateKey } from './rotate-key'
import { dropOldKeys, hasPendingKey, makeNextKey, publishNextKey, remainingOverlap, signWithNextKey } from './rotation'
import { readSigningKey } from './signing-key'

const issuer = 'http://ramai.localhost:3000'

/**
 * A folder as `npm start` leaves it, with functions that read the signing key and the known ones.
 */
async function startedKeys() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const start = () => ensureKeys({ folder, throwaway: false, ramaiOrigin: issuer })
  const { ramaiSigningKeyFile, issuersFile } = await start()
  const place = { issuer, signingKeyFile: ramaiSigningKeyFile, issuersFile }
  const current = async () => (await readSigningKey(place.signingKeyFile)).kid
  const entry = async () => (await readRegistry(issuersFile))[issuer]
  const publishedKeys = async () => (await entry())?.keys.keys.map(({ kid }) => kid) ?? []

  return { place, start, current, publishedKeys, denied: async () => (await entry())?.denied }
}

test('a rotation leaves one key, and it is another', async () => {
  const { place, current, publishedKeys } = await startedKeys()
  const before = await current()

  await rotateKey(place, { overlapSeconds: 0 })

  expect(await current()).not.toBe(before)
  expect(await publishedKeys()).toEqual([await current()])
})

test('at every step the registry knows the key that signs', async () => {
  const { place, current, publishedKeys } = await startedKeys()
  const before = await current()

  const next = await makeNextKey(place)
  const prepared = [await current(), await publishedKeys()]
  await publishNextKey(place, next)
  const published = [await current(), await publishedKeys()]
  await signWithNextKey(place, next)
  const switched = [await current(), await publishedKeys()]
  await dropOldKeys(place)

  expect(prepared).toEqual([before, [before]])
  expect(published).toEqual([before, [before, next.kid]])
  expect(switched).toEqual([next.kid, [before, next.kid]])
  expect([await current(), await publishedKeys()]).toEqual([next.kid, [next.kid]])
})

test('an interrupted rotation continues with the same next key', async () => {
  const { place, current } = await startedKeys()
  const { kid } = await makeNextKey(place)

  await rotateKey(place, { overlapSeconds: 0 })

  expect(await current()).toBe(kid)
})

test('a rotation that was interrupted in its overlap makes no third key, and waits for the rest of it', async () => {
  const { place, current, publishedKeys } = await startedKeys()
  const next = await makeNextKey(place)
  await publishNextKey(place, next)
  await signWithNextKey(place, next)
  const now = new Date()
  await utimes(place.signingKeyFile, now, new Date(now.getTime() - 100_000))

  const toCome = await hasPendingKey(place)
  const secondsLeft = await remainingOverlap(place, { overlapSeconds: 130, now })
  await rotateKey(place, { overlapSeconds: 0 })

  expect([toCome, secondsLeft]).toEqual([false, 30])
  expect([await current(), await publishedKeys()]).toEqual([next.kid, [next.kid]])
})

test('an old key that is denied needs no overlap', async () => {
  const { place, current, publishedKeys, denied } = await startedKeys()
  const leaked = await current()
  await denyKey(place, leaked)

  await rotateKey(place, { overlapSeconds: 130 })

  expect(await publishedKeys()).toEqual([await current()])
  expect(await denied()).toEqual([leaked])
})

test('a start keeps what a drill has changed', async () => {
  const { place, start, publishedKeys, denied, current } = await startedKeys()
  const next = await makeNextKey(place)
  await publishNextKey(place, next)
  await denyKey(place, next.kid)

  await start()

  expect(await publishedKeys()).toEqual([await current(), next.kid])
  expect(await denied()).toEqual([next.kid])
})

test('a key that Pasar does not know cannot be denied, and the known ones are named', async () => {
  const { place, current } = await startedKeys()
  const kid = await current()

  await expect(denyKey(place, 'nobody')).rejects.toThrow(`it knows ${kid}.`)
})

test.each([
  [[], 130],
  [['--overlap', '200'], 200],
  [['--overlap', '5', '--drill'], 5],
])('%j keeps the old key for %d seconds', (args, seconds) => {
  expect(readOverlap(args)).toBe(seconds)
})

test.each([[['--overlap', '129']], [['--overlap']], [['--overlap', 'soon', '--drill']]])('%j is refused', (args) => {
  expect(() => readOverlap(args)).toThrow('overlap')
})
