import { createHash, createHmac, randomBytes } from 'node:crypto'

/** How long a link takes somebody's orders over, by the shop's clock. */
export const CLAIM_DAYS = 30
/** How long after the last link has ended the data of whoever did not use it are kept. */
export const KEPT_AFTER_DAYS = 60

/**
 * The one-time link of a buyer who was brought over. Its letter's row keeps a random seed; the token is made of that with
 * Pasar's secret whenever the letter is written, and found by its hash. So a copy of the tables claims nothing.
 */
export const newClaimSeed = () => randomBytes(32).toString('base64url')

type Seed = { seed: string; secret: string }

export const claimTokenOf = ({ seed, secret }: Seed) =>
  createHmac('sha256', secret).update(`claim ${seed}`).digest('base64url')

export const hashClaimToken = (token: string) => createHash('sha256').update(token).digest('base64url')
