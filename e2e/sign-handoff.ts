import { readFile } from 'node:fs/promises'
import { type MintHandoff, mintHandoff, parseSigningKey } from '@jembatan/contract/handoff'
import { pasar, ramai } from './systems'

/** A handoff as Ramai would sign it, but for what the test changes. */
export async function signHandoff(changes: Partial<MintHandoff> = {}) {
  const signingKey = await parseSigningKey(JSON.parse(await readFile(ramai.signingKeyFile, 'utf8')))

  return mintHandoff({
    issuer: ramai.origin,
    audience: pasar.origin,
    sku: 'AYU-SERUM',
    quantity: 1,
    seen: { amount: 129_000, currency: 'IDR' },
    promo: 101,
    now: new Date(),
    signingKey,
    ...changes,
  })
}
