import { redirect } from 'next/navigation'
import { readFailure } from '@/server/trpc/caller'

/**
 * The result of a back-office call; without a valid operator session it redirects to the sign-in
 * page.
 */
export const asOperator = <T>(call: Promise<T>): Promise<T> => call.catch(leadOperatorToSignIn)

/** For a `catch`: redirects to the sign-in; rethrows other failures. */
export function leadOperatorToSignIn(error: unknown): never {
  if (readFailure(error)?.code === 'operator_session_missing') redirect('/back-office/sign-in')
  throw error
}
