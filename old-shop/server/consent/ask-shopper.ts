import { consentTextOn } from '@jembatan/contract/consent'
import type { Sql } from 'postgres'

export { consentTextOn }

type Answer = {
  shopper: number
  /** A `no` after a `yes` withdraws the consent. */
  answer: 'yes' | 'no'
  at: string
}

/**
 * Records a shopper's answer to the consent text of that day. Returns false for an unknown shopper.
 */
export async function recordAnswer(sql: Sql, { shopper, answer, at }: Answer) {
  const { count } = await sql`
    update shoppers set consent = ${answer}, consent_text = ${consentTextOn(new Date(at))}, consent_at = ${at}
    where id = ${shopper}`

  return count > 0
}
