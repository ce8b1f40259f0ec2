import { createHash, createHmac, randomBytes } from 'node:crypto'

type Kind = 'claim' | 'password_reset' | 'email_confirm' | 'email_change'
type Seed = { kind: Kind; seed: string; secret: string }

/**
 * The one-time link of a letter. The letter's row keeps a random seed; the token is made of that with Pasar's secret whenever
 * the letter is written, and found by its hash. So a copy of the tables opens nothing.
 */
export function newLink({ kind, secret }: Omit<Seed, 'seed'>) {
  const seed = randomBytes(32).toString('base64url')
  const token = linkTokenOf({ kind, seed, secret })

  return { seed, token, hash: hashLinkToken(token) }
}

export const linkTokenOf = ({ kind, seed, secret }: Seed) =>
  createHmac('sha256', secret).update(`${kind} ${seed}`).digest('base64url')

export const hashLinkToken = (token: string) => createHash('sha256').update(token).digest('base64url')
