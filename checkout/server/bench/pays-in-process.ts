import { randomUUID } from 'node:crypto'
import { checkAttempt } from '../payment/attempt/check-attempt'
import type { Charge, Gateway } from '../payment/gateway/gateway'
import type { ProviderStatus } from '../payment/gateway/provider-status'
import type { checkOut } from '../placement/check-out'

type CheckOut = typeof checkOut

/**
 * Confirms a payment as soon as its page is requested, without the payment partner. Only a
 * benchmark uses it, to compare Pasar with shops that have no payment partner.
 */
export function payingInProcess(checkOut: CheckOut): CheckOut {
  return async (ctx, input) => {
    const gateway = gatewayInProcess()
    const placed = await checkOut({ ...ctx, gateway }, input)
    const paid = gateway.charged()
    if (paid) await checkAttempt(ctx.db, gateway, { ...paid, paidBy: null, now: ctx.now })

    return placed
  }
}

/** A gateway that accepts one charge and reports it as paid. */
function gatewayInProcess(): Gateway & { charged: () => Charge | undefined } {
  let charge: Charge | undefined

  return {
    charged: () => charge,
    createTransaction: async (request) => {
      charge = request
      return { redirectUrl: `http://127.0.0.1/${request.providerOrderId}` }
    },
    of: () => ({
      getStatus: async () => (charge ? toPaid(charge) : null),
      expire: async () => 'refused',
      cancel: async () => 'refused',
      closePage: async () => 'closed',
      refund: async () => {
        throw new Error('Nothing is refunded in a benchmark.')
      },
    }),
  }
}

const toPaid = ({ providerOrderId, amount }: Charge): ProviderStatus => ({
  providerOrderId,
  amount,
  transactionId: randomUUID(),
  status: 'settlement',
  fraudStatus: 'accept',
  currency: 'IDR',
  method: 'qris',
  settledAt: new Date(),
  approved: false,
  refunds: [],
  takenBack: 0,
  payCode: null,
  billerCode: null,
  installmentMonths: null,
})
