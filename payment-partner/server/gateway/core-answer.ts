/** What Core says when it says no. Most of it travels over HTTP 200; only authentication and our own failure do not. */
const REFUSALS = {
  '401': 'Transaction cannot be authorized with the current client/server key.',
  '404': "Transaction doesn't exist.",
  '412': 'Merchant cannot modify the status of the transaction',
  '500': 'Sorry. Our system is recovering from unexpected issues. Please retry.',
} as const

export const coreRefusal = (status_code: keyof typeof REFUSALS) => ({
  status_code,
  status_message: REFUSALS[status_code],
  id: crypto.randomUUID(),
})
