import { z } from 'zod'

const clientError = z.object({
  httpStatusCode: z.coerce.number().nullish(),
  ApiResponse: z.unknown(),
})

/**
 * The gateway said no, or said nothing (`status` null). Deliberately without a cause: the official client's
 * error carries the whole request, and with it the server key.
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

  static from(error: unknown) {
    if (error instanceof GatewayError) return error
    if (error instanceof z.ZodError) return new GatewayError(null, z.prettifyError(error))
    const read = clientError.safeParse(error)
    if (!read.success) return new GatewayError(null, 'unknown failure')

    return new GatewayError(
      read.data.httpStatusCode ?? null,
      JSON.stringify(read.data.ApiResponse ?? null).slice(0, 500),
    )
  }

  /** It heard us and will say the same again. */
  get isRefusal() {
    return this.status !== null && this.status >= 400 && this.status < 500
  }
}
