import { redirect } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'

/**
 * Returns the result of an operator's call; without a valid operator session it redirects to the
 * sign-in page.
 */
export async function asOperator<Result>(call: Promise<Result>): Promise<Result> {
  return call.catch((failure: unknown) => {
    if (readRefusal(failure)?.code === 'operator_session_missing') redirect('/desk/sign-in')
    throw failure
  })
}
