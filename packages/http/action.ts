import { headers } from 'next/headers'
import type { ActionEndpoint } from './endpoints'
import { noteAction, refuseInstead } from './unavailable'

/**
 * Declares a server action: its callers, its largest form and its limits. The last argument is the
 * form, if it takes one. Any other call is refused before it reaches `act`.
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
    noteAction(requestId)

    return act(...args)
  }

function faultOf(form: unknown, takesForm: boolean) {
  if (!(form instanceof FormData)) return takesForm ? 'form_malformed' : undefined

  return [...form.keys()].every(isReadable) ? undefined : 'text_unreadable'
}

/** No field name of ours contains control characters. */
const isReadable = (name: string) => !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(name)
