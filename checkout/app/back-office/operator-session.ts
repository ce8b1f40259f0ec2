import { redirect } from 'next/navigation'
import { readFailure } from '@/server/trpc/caller'

/** The result of a back-office call; without a valid operator session it redirects to the sign-in page. */
export async function asOperator<T>(call: Promise<T>): Promise<T> {
  return call.catch((error: unknown) => {
    if (readFailure(error)?.code === 'operator_session_missing') redirect('/back-office/sign-in')
    throw error
  })
}
