import { DomainError } from '@jembatan/platform/errors'

/**
 * Returns the invoice of an order whose reader was checked.
 * @throws {DomainError} `invoice_missing`
 */
export function invoiceOrThrow<Invoice>(invoice: Invoice | null): Invoice {
  if (invoice === null) throw new DomainError('not_found', 'invoice_missing', 'no invoice before the order is paid')

  return invoice
}
