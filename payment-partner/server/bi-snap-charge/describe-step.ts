import type { BiSnapCharge } from '@/db/schema'
import { describeInstructions } from '../charge/describe-instructions'
import type { Payment } from '../payment/payment'

/** The answer to a charge by QRIS or a wallet: the payer's next step. */
export function describePaymentStep(payment: Payment, charge: BiSnapCharge, origin: string) {
  const step = describeInstructions(payment, origin)
  const urls = Object.fromEntries(
    ('actions' in step && Array.isArray(step.actions) ? step.actions : []).map(({ name, url }) => [name, url]),
  )
  const named = { referenceNo: charge.referenceNo, partnerReferenceNo: payment.transaction.orderId }
  if (charge.service === 'debit') return { ...named, webRedirectUrl: urls['deeplink-redirect'] }

  return { ...named, qrContent: 'qr_string' in step ? step.qr_string : '', qrUrl: urls['generate-qr-code'] }
}
