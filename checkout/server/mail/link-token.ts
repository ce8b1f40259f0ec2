import { createHash, createHmac, randomBytes } from 'node:crypto'

type Kind = 'claim' | 'password_reset' | 'email_confirm' | 'email_change'
type Seed = { kind: Kind; seed: string; secret: string }

/**
 * Creates a one-time link. The mail's row stores a random seed; the token is derived from it with
 * Pasar's secret when the mail is rendered, and looked up by its hash. So a copy of the tables
 * opens no link.
 */
export function newLink({ kind, secret }: Omit<Seed, 'seed'>) {
  const seed = randomBytes(32).toString('base64url')
  const token = linkTokenOf({ kind, seed, secret })

  return { seed, token, hash: hashLinkToken(token) }
}

export const linkTokenOf = ({ kind, seed, secret }: Seed) =>
  createHmac('sha256', secret).update(`${kind} ${seed}`).digest('base64url')

export const hashLinkToken = (token: string) => createHash('sha256').update(token).digest('base64url')
