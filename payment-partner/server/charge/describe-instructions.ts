import { termsOf } from '../method/methods'
import { channelPath } from '../payer/channels'
import { payerKeyOf } from '../payment/payer-key'
import type { Payment } from '../payment/payment'
import { qrString } from '../qr/qr-string'

/**
 * The payer's next step. Every address is ours and holds the payer's key or the pay code; no bank
 * knows the merchant of a `qr_string`.
 */
export function describeInstructions({ transaction, merchant }: Payment, origin: string): object {
  const { id, method, status, payCode, grossAmount } = transaction
  if (status !== 'pending') return {}

  const core = `${origin}/v2/${id}`
  const key = payerKeyOf({ transaction, merchant })
  const { kind, paymentType, scannable } = termsOf(method)
  const qr = {
    name: 'generate-qr-code',
    method: 'GET',
    url: `${origin}/v2/${paymentType}/${id}/qr-code?key=${key}`,
  }
  const payerPage = () => `${origin}/simulator/${channelPath(method)}/index?code=${payCode}`
  const deeplink = () => ({ name: 'deeplink-redirect', method: 'GET', url: payerPage() })

  switch (kind) {
    case 'qr':
      return {
        qr_string: qrString({ payCode: payCode ?? '', grossAmount, merchant }),
        actions: [qr, { ...qr, name: 'generate-qr-code-v2' }],
      }
    case 'ewallet':
      if (!scannable) return { actions: [deeplink()] }
      return {
        actions: [
          qr,
          { ...qr, name: 'generate-qr-code-v2' },
          deeplink(),
          { name: 'get-status', method: 'GET', url: `${core}/status` },
          { name: 'cancel', method: 'POST', url: `${core}/cancel` },
        ],
      }
    case 'redirect':
      return { redirect_url: payerPage() }
    case 'card':
      return { redirect_url: `${origin}/3ds/${id}?key=${key}` }
    case 'va':
    case 'bill':
    case 'counter':
      return {}
  }
}
