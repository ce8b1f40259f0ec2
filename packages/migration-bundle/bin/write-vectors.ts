import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { parseSigningKey } from '@jembatan/contract/keys/signing-key'
import { identityToRecipient } from 'age-encryption'
import { makeVectors, type VectorKeys, vectorDraws } from '../vectors'

/** Writes all published bundles again, for the keys beside them. */
const folder = new URL('../vectors/', import.meta.url)
const keys: VectorKeys = JSON.parse(await readFile(new URL('keys.json', folder), 'utf8'))
const published = await makeVectors({
  signing: await parseSigningKey(keys.signing),
  stranger: await parseSigningKey(keys.stranger),
  recipient: await identityToRecipient(keys.identity),
  otherRecipient: await identityToRecipient(keys.otherIdentity),
  audience: keys.audience,
})

for (const { vector, files } of published) {
  const place = new URL(`${vector.folder}/`, folder)
  await rm(place, { recursive: true, force: true })
  await mkdir(place, { recursive: true })
  for (const [name, bytes] of files) await writeFile(new URL(name, place), bytes)
}
const list = { vectors: published.map(({ vector }) => vector), draws: vectorDraws() }
await writeFile(new URL('vectors.json', folder), `${JSON.stringify(list, null, 2)}\n`)
