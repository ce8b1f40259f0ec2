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
  const { kind, channel } = termsOf(method)
  switch (kind) {
    case 'qr':
      return 'QRIS transaction is created'
    case 'ewallet':
      return method === 'gopay' ? 'GoPay transaction is created' : 'ShopeePay transaction is created'
    case 'va':
      return channel === 'permata'
        ? 'Success, PERMATA VA transaction is successful'
        : 'Success, Bank Transfer transaction is created'
    case 'bill':
      return 'OK, Mandiri Bill transaction is successful'
    case 'counter':
      return 'Success, cstore transaction is successful'
    case 'card':
      return cardSentence(status === 'deny', fraudStatus)
  }
}

function cardSentence(denied: boolean, fraudStatus: Transaction['fraudStatus']) {
  if (fraudStatus === 'challenge') return 'Success, Credit Card transaction is challenged by FDS'
  if (!denied) return 'Success, Credit Card transaction is successful'

  return fraudStatus === 'deny'
    ? 'Denied by FDS, Credit Card transaction is denied'
    : 'Deny by Bank [BNI] with code [05] and message [Do not honour]'
}
