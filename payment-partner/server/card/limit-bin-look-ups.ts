import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Sql } from 'postgres'

/** As documented: further look-ups within a minute answer 409. */
export const BIN_LOOK_UPS = { by: 'limitBinLookUps', most: 100, seconds: 60 } as const

/** One limiter for each database. It counts in memory while the database is away. */
const limiters = builtOnce((sql: Sql) => {
  let limiter: Limiter | undefined

  return (secret: string) =>
    (limiter ??= sharedLimiter({ client: sql, secret }, { name: 'binLookUps', ...BIN_LOOK_UPS }))
})

type LookUp = { sql: Sql; merchant: { id: string } }

/** Counts a look-up of a merchant. Returns whether it is one too many. */
export const limitBinLookUps = ({ sql, merchant }: LookUp): Promise<boolean> =>
  // A merchant's id is public, so the table needs no secret to hide it.
  limiters(sql)('bins')
    .consume(merchant.id)
    .then(
      () => false,
      (thrown: unknown) => millisecondsRefused(thrown) > 0,
    )
