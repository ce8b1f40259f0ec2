import { refuse } from '@jembatan/platform/request'
import { readFailure } from '../trpc/failures'

/** What is foreseen to fail is not there for whoever asks, unless its code has an answer of its own. */
export async function orNotFound(
  request: Request,
  answer: () => Promise<Response>,
  own: Record<string, () => Response> = {},
): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error

    return own[failure.code]?.() ?? refuse(request, 404, failure.code)
  }
}
