/** Methods whose money the gateway itself can give back. Bank transfers and counters keep no way back to the payer. */
const REFUNDABLE = new Set(['credit_card', 'gopay', 'qris', 'shopeepay', 'dana', 'ovo', 'kredivo', 'akulaku'])

const ONLY_WHOLE = new Set(['shopeepay'])

type Payment = { method: string | null; paid: number; amount: number }

export const isRefundableByGateway = ({ method, paid, amount }: Payment) =>
  method !== null && REFUNDABLE.has(method) && (amount === paid || !ONLY_WHOLE.has(method))
