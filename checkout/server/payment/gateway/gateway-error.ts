import { z } from 'zod'

const LONGEST = 500
const ASK_AGAIN = new Set([401, 408, 429])

const clientError = z.object({
  message: z.string(),
  httpStatusCode: z.coerce.number().nullish(),
  ApiResponse: z.unknown(),
})

/**
 * The gateway refused, or did not respond (`status` null). Deliberately without a cause: the
 * official client's error contains the whole request, and with it the server key.
 */
export class GatewayError extends Error {
  constructor(
    readonly status: number | null,
    readonly answer: string,
  ) {
    super(
      status === null ? `The gateway gave no usable answer: ${answer}` : `The gateway answered ${status}: ${answer}`,
    )
    this.name = 'GatewayError'
  }

  /** A permanent refusal: a retry would get it again. A wrong key or a rate limit is not one. */
  get isRefusal() {
    return this.status !== null && this.status >= 400 && this.status < 500 && !ASK_AGAIN.has(this.status)
  }

  static from(error: unknown) {
    if (error instanceof GatewayError) return error
    if (error instanceof z.ZodError) return new GatewayError(null, z.prettifyError(error))
    const read = clientError.safeParse(error)
    if (!read.success) return new GatewayError(null, 'unknown failure')
    const { httpStatusCode, ApiResponse, message } = read.data
    const answer = ApiResponse ? JSON.stringify(ApiResponse) : message

    return new GatewayError(httpStatusCode ?? null, answer.slice(0, LONGEST))
  }
}
