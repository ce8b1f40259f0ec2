import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { changeIssuer, entryOf, readRegistry, withKeys } from './issuers-file'
import { type KeyFiles, nextKeyFile } from './key-files'
import { publish } from './published-file'
import { makeSigningKey, publicHalf, readSigningKey, type SigningJwk } from './signing-key'

/**
 * The steps of a rotation. Its progress is stored only in the key files: a next key beside the one
 * in use has been created; other keys in the registry are in their overlap. Each step may be
 * repeated, and the registry always knows a key before Ramai signs with it.
 */
export async function hasPendingKey(place: KeyFiles) {
  return existsSync(nextKeyFile(place)) || (await oldKeys(place)).length === 0
}

/** Returns the next key: a new one, or that of an interrupted run. */
export async function makeNextKey(place: KeyFiles): Promise<SigningJwk> {
  const file = nextKeyFile(place)
  if (!existsSync(file)) await publish(file, await makeSigningKey(), 0o600)

  return readSigningKey(file)
}

export async function publishNextKey({ issuer, issuersFile }: KeyFiles, next: SigningJwk) {
  await changeIssuer(issuersFile, issuer, (entry) => ({
    ...entry,
    keys: { keys: withKeys(entry.keys.keys, [publicHalf(next)]) },
  }))
}

/** Renames the key file atomically; the file's time says since when the key signs. */
export async function signWithNextKey(place: KeyFiles, next: SigningJwk) {
  await publish(place.signingKeyFile, next, 0o600)
  await rm(nextKeyFile(place))
}

/** Kids besides the one in use that may have signed a link in flight. A denied key cannot. */
export async function oldKeys({ issuer, issuersFile, signingKeyFile }: KeyFiles) {
  const { kid: current } = await readSigningKey(signingKeyFile)
  const { keys, denied } = entryOf(await readRegistry(issuersFile), issuer)

  return keys.keys.filter(({ kid }) => kid !== current).map(({ kid }) => ({ kid, denied: denied.includes(kid) }))
}

/** Returns how long the old keys must stay known: until their last link has expired. */
export async function remainingOverlap(
  place: KeyFiles,
  { overlapSeconds, now }: { overlapSeconds: number; now: Date },
) {
  const old = await oldKeys(place)
  if (old.every(({ denied }) => denied)) return 0
  const { mtimeMs } = await stat(place.signingKeyFile)

  return Math.max(0, Math.ceil(overlapSeconds - (now.getTime() - Math.trunc(mtimeMs)) / 1000))
}

export async function dropOldKeys(place: KeyFiles) {
  const { kid: current } = await readSigningKey(place.signingKeyFile)
  await changeIssuer(place.issuersFile, place.issuer, (entry) => ({
    ...entry,
    keys: { keys: entry.keys.keys.filter(({ kid }) => kid === current) },
  }))
}
