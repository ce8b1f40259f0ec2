import { z } from 'zod'
import { type Acquirer, isAcquirer, isTerm } from './installment'

export type CardWish = {
  tokenId: string | null
  authentication: boolean
  authorizeOnly: boolean
  save: boolean
  bank: Acquirer | null
  installmentTerm: number | null
  /** First digits or issuing banks of the cards that may pay. Null: every card. */
  bins: string[] | null
  /** Rupiah; -1: as much as the points pay. */
  pointRedeemAmount: number | null
}

const lenient = z.object({
  token_id: z.string().nullable().catch(null),
  authentication: z.boolean().catch(false),
  type: z.string().optional().catch(undefined),
  save_token_id: z.boolean().catch(false),
})

export function readCardWish(part: Record<string, unknown>, faults: string[]): CardWish {
  const { token_id, authentication, type, save_token_id } = lenient.parse(part)

  return {
    tokenId: token_id,
    authentication,
    authorizeOnly: type === 'authorize',
    save: save_token_id,
    bank: readBank(part.bank, faults),
    installmentTerm: readTerm(part.installment_term, faults),
    bins: readBins('credit_card.bins', part.bins, faults),
    pointRedeemAmount: readPoints(part.point_redeem_amount, faults),
  }
}

const isAbsent = (value: unknown) => value === undefined || value === null

export function readBank(value: unknown, faults: string[]): Acquirer | null {
  if (isAbsent(value) || value === '') return null
  if (isAcquirer(value)) return value
  faults.push('credit_card.bank is invalid')

  return null
}

function readTerm(value: unknown, faults: string[]) {
  if (isAbsent(value)) return null
  const term = typeof value === 'string' ? Number(value) : value
  if (isTerm(term)) return term
  faults.push('credit_card.installment_term is invalid')

  return null
}

const BIN = z.array(z.string().regex(/^(\d{1,8}|[a-z]{2,20})$/)).min(1)

export function readBins(about: string, value: unknown, faults: string[]) {
  if (isAbsent(value)) return null
  const bins = BIN.safeParse(value)
  if (bins.success) return bins.data
  faults.push(`${about} is invalid`)

  return null
}

const rupiah = z.int().positive().or(z.literal(-1))

function readPoints(value: unknown, faults: string[]) {
  if (isAbsent(value)) return null
  const amount = rupiah.safeParse(value)
  if (amount.success) return amount.data
  faults.push('credit_card.point_redeem_amount is invalid')

  return null
}
