import type { Context } from '../context'
import { isDemoMode } from '../environment'
import { getLinks } from '../mail/get-post-office'
import { listInvitations } from '../mail/list-outbox'

/** In a demo, the last letters to imported persons, for an operator: a link in them opens a person's orders. */
export async function showInvitations({ db, isOperator }: Pick<Context, 'db'> & { isOperator: boolean }) {
  const letters = isDemoMode() ? await listInvitations(db, getLinks()) : []

  return isOperator ? { letters, hidden: 0 } : { letters: [], hidden: letters.length }
}
