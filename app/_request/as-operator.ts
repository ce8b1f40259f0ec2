import { redirect } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'

/** The result of a call of the desk; without a valid operator session it leads to the page for it. */
export async function asOperator<Result>(call: Promise<Result>): Promise<Result> {
  return call.catch((failure: unknown) => {
    if (readRefusal(failure)?.code === 'operator_session_missing') redirect('/desk/sign-in')
    throw failure
  })
}
