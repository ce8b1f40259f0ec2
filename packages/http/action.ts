import { headers } from 'next/headers'
import type { ActionEndpoint } from './endpoints'
import { noteActed, refuseInstead } from './unavailable'

/**
 * Declares a server action: who may call it, the longest form it takes, how often. Its last argument is the form, if it takes any;
 * a call that was put together otherwise is refused and does not reach `act`.
 */
export const action =
  <Args extends unknown[], Result>(_declared: ActionEndpoint, act: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    const requestId = (await headers()).get('x-request-id') ?? ''
    const fault = faultOf(args.at(-1), act.length > 0)
    if (fault) {
      refuseInstead(requestId, { code: fault, status: 400 })
      throw new Error(fault)
    }
    noteActed(requestId)

    return act(...args)
  }

function faultOf(form: unknown, takesForm: boolean) {
  if (!(form instanceof FormData)) return takesForm ? 'form_malformed' : undefined

  return [...form.keys()].every(isReadable) ? undefined : 'text_unreadable'
}

/** No name of a field of ours has control characters. */
const isReadable = (name: string) => !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(name)
