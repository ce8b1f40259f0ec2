/**
 * Core's refusals. Only authentication and validation use their HTTP status; the rest travel over
 * HTTP 200.
 */
const REFUSALS = {
  '202': 'The request is denied.',
  '400': 'One or more parameters in the payload is invalid.',
  '401': 'Transaction cannot be authorized with the current client/server key.',
  '402': 'Payment channel is not activated.',
  '404': "Transaction doesn't exist.",
  '406':
    'The request could not be completed due to a conflict with the current state of the target resource, please try again',
  '411': 'Token id is missing, invalid, or timed out',
  '412': 'Merchant cannot modify the status of the transaction',
  '413': 'The request cannot be processed due to malformed syntax in the request body',
  '414': 'Refund request is rejected due to invalid amount',
  '500': 'Sorry. Our system is recovering from unexpected issues. Please retry.',
} as const

export type CoreAnswer = { status_code: string; status_message: string }

export const coreRefusal = (
  status_code: keyof typeof REFUSALS,
  status_message: string = REFUSALS[status_code],
): CoreAnswer & { id: string } => ({ status_code, status_message, id: crypto.randomUUID() })

export const invalidRequest = (validation_messages: string[]) => ({ ...coreRefusal('400'), validation_messages })
