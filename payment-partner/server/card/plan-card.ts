import type { Connection } from '@/db/connect'
import type { CardPlan } from '@/db/schema'
import { RequestRefused } from '../gateway/request-refused'
import { isDebit, isListed, issuerOf } from './installment'
import { balanceOfPoints, hasPoints, lockPoints } from './points'
import type { CardWish } from './read-card-wish'

type Plan = { merchantId: string; maskedCard: string; grossAmount: number; wish: CardWish }

/**
 * Holds a charge's bank, term and points against its card. @throws {RequestRefused} naming each
 * fault.
 */
export async function planCardPayment(tx: Connection, plan: Plan): Promise<CardPlan | null> {
  const { maskedCard, wish } = plan
  const { bank, bins, installmentTerm, pointRedeemAmount } = wish
  const faults: string[] = []
  if (bins && !isListed(bins, maskedCard)) faults.push('credit_card.bins does not include the card')
  if (installmentTerm !== null) faults.push(...faultsOfInstallment(maskedCard, wish))
  const points = pointRedeemAmount === null ? undefined : await planPoints(tx, plan, pointRedeemAmount, faults)
  if (faults.length > 0) throw new RequestRefused(faults)
  if (!bank && installmentTerm === null && !points) return null

  return {
    bank: bank ?? issuerOf(maskedCard) ?? 'bni',
    ...(installmentTerm !== null && { installmentTerm }),
    ...(points && { points }),
  }
}

/** Online, one bank acquires and issues. Offline, `bins` names the cards, and any bank acquires. */
function faultsOfInstallment(maskedCard: string, { bank, bins }: CardWish) {
  if (!bank) return ['credit_card.bank is required for an installment']
  if (isDebit(maskedCard)) return ['credit_card.installment_term is not available for a debit card']
  if (!bins && issuerOf(maskedCard) !== bank) return ['credit_card.bank is not the bank that issued the card']

  return []
}

const ALL = -1

async function planPoints(
  tx: Connection,
  { merchantId, maskedCard, grossAmount }: Plan,
  requested: number,
  faults: string[],
) {
  const about = 'credit_card.point_redeem_amount'
  if (!hasPoints(maskedCard)) {
    faults.push(`${about} is not available for the card`)
    return undefined
  }

  await lockPoints(tx, { merchantId, maskedCard })
  const balance = await balanceOfPoints(tx, { merchantId, maskedCard })
  const redeemed = requested === ALL ? Math.min(balance, grossAmount) : requested
  if (requested !== ALL && issuerOf(maskedCard) === 'mandiri') faults.push(`${about} must be ${ALL} for Mandiri`)
  if (redeemed > grossAmount) faults.push(`${about} must be less than or equal to gross_amount`)
  if (redeemed > balance || redeemed === 0) faults.push(`${about} is more than the card's points`)

  return { redeemed, balance: balance - redeemed }
}
