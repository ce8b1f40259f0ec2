import type { Context } from '../context'
import { isDemoMode } from '../environment'
import { getLinks } from '../mail/get-post-office'
import { listInvitations } from '../mail/list-outbox'

/**
 * Returns the latest mail to imported persons, for operators in a demo: their links open a person's
 * orders.
 */
export async function showInvitations({ db, isOperator }: Pick<Context, 'db'> & { isOperator: boolean }) {
  const emails = isDemoMode() ? await listInvitations(db, getLinks()) : []

  return isOperator ? { emails, hidden: 0 } : { emails: [], hidden: emails.length }
}
