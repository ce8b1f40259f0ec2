import type { Connection } from '@/db/connect'
import { planCard } from '../card/card-batch'
import { judgeCard } from '../card/judge-card'
import { planCardPayment } from '../card/plan-card'
import type { CardWish } from '../card/read-card-wish'
import { redeemCardToken } from '../card/redeem-card-token'
import { saveCard } from '../card/save-card'
import { verdictOn } from '../card/test-cards'
import type { Merchant, Transaction } from '../payment/payment'
import { type Order, openTransaction } from '../transaction/open-transaction'

type ChargeCard = { order: Order; merchant: Merchant; wish: CardWish; now: Date }

/**
 * With authentication the payer answers a challenge first; without it the bank judges the card at
 * once.
 */
export async function chargeCard(
  tx: Connection,
  { order, merchant, wish, now }: ChargeCard,
): Promise<Transaction | '406' | '411'> {
  const { merchantId } = order
  const card = wish.tokenId && (await redeemCardToken(tx, { merchantId, tokenId: wish.tokenId, now }))
  if (!card) return '411'

  const { maskedCard } = card
  const { authorizeOnly } = wish
  const cardPlan = await planCardPayment(tx, { merchantId, maskedCard, grossAmount: order.grossAmount, wish })
  const savedTokenId = wish.save ? (card.savedTokenId ?? (await saveCard(tx, { merchantId, maskedCard, now }))) : null
  const verdict = wish.authentication ? {} : judgeCard({ verdict: verdictOn(maskedCard), authorizeOnly, now })
  const opened = await openTransaction(tx, {
    order,
    merchant,
    method: 'credit_card',
    now,
    cause: 'merchant',
    card: { maskedCard, authorizeOnly, savedTokenId, cardPlan, ...verdict },
  })
  if (!opened) return '406'
  await planCard(tx, opened)

  return opened
}
