import { refuse } from '@jembatan/platform/request'
import { type Refusal, readRefusal } from '../trpc/failures'

/** Returns the result of a call, or its expected failure. */
export const orRefusal = <Answer>(call: Promise<Answer>): Promise<{ answer: Answer } | { refusal: Refusal }> =>
  call.then(
    (value) => ({ answer: value }),
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return { refusal }
    },
  )

export function refuseTooMany(request: Request, { code, details }: Refusal) {
  const answer = refuse(request, 429, code)
  answer.headers.set('retry-after', String(details.seconds))

  return answer
}
