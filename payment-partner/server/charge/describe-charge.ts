import { termsOf } from '../method/methods'
import { describePayment } from '../payment/describe-payment'
import type { Payment, Transaction } from '../payment/payment'
import { statusCode } from '../payment/status-code'
import { describeInstructions } from './describe-instructions'

/** The answer to a charge: the payment and the payer's next step. */
export function describeCharge(payment: Payment, origin: string) {
  const { transaction } = payment
  const { signature_key: _unsaid, ...described } = describePayment(
    payment,
    statusCode(transaction),
    sentence(transaction),
  )

  return { ...described, ...describeInstructions(payment, origin) }
}

function sentence({ method, status, fraudStatus }: Transaction) {
  const { kind, charged } = termsOf(method)

  return kind === 'card' ? cardSentence(status === 'deny', fraudStatus, charged) : charged
}

function cardSentence(denied: boolean, fraudStatus: Transaction['fraudStatus'], charged: string) {
  if (fraudStatus === 'challenge') return 'Success, Credit Card transaction is challenged by FDS'
  if (!denied) return charged

  return fraudStatus === 'deny'
    ? 'Denied by FDS, Credit Card transaction is denied'
    : 'Deny by Bank [BNI] with code [05] and message [Do not honour]'
}
