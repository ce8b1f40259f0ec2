/** The kinds of failure, each as a tRPC code and an HTTP status. */
export const FAILURE_KINDS = {
  malformed: { code: 'BAD_REQUEST', status: 400 },
  not_found: { code: 'NOT_FOUND', status: 404 },
  conflict: { code: 'CONFLICT', status: 409 },
  invalid: { code: 'UNPROCESSABLE_CONTENT', status: 422 },
  forbidden: { code: 'FORBIDDEN', status: 403 },
  too_many: { code: 'TOO_MANY_REQUESTS', status: 429 },
  unavailable: { code: 'SERVICE_UNAVAILABLE', status: 503 },
} as const

export type FailureKind = keyof typeof FAILURE_KINDS

/**
 * A failure that a system expects. `code` is stable and selects the message for people; `message`
 * is for the log. `details` are values for the person's message, such as a field or a number of
 * seconds. They contain nothing private.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    readonly details: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'DomainError'
  }
}
