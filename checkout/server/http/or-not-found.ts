import { refuse } from '@jembatan/platform/request'
import { readFailure } from '../trpc/failures'

/** Responds with 404 to expected failures, unless the code has a response of its own. */
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
