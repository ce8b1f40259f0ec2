import { z } from 'zod'
import type { CardOptions } from '@/db/schema'
import { ACQUIRERS, isTerm } from './installment'
import { readBank, readBins } from './read-card-wish'

const installment = z.object({
  required: z.boolean().default(false),
  terms: z.partialRecord(z.enum([...ACQUIRERS, 'offline']), z.array(z.int().refine(isTerm))),
})

/** The `credit_card` of a Snap request. Null if it restricts and offers nothing. */
export function readCardOptions(part: Record<string, unknown>, faults: string[]): CardOptions | null {
  const bank = readBank(part.bank, faults)
  const bins = readBins('credit_card.whitelist_bins', part.whitelist_bins, faults)
  const terms = readInstallment(part.installment, faults)
  if (!bank && !bins && !terms) return null

  return { ...(bank && { bank }), ...(bins && { bins }), ...(terms && { installment: terms }) }
}

function readInstallment(value: unknown, faults: string[]) {
  if (value === undefined || value === null) return null
  const offered = installment.safeParse(value)
  if (offered.success) return offered.data
  faults.push('credit_card.installment.terms is invalid')

  return null
}
