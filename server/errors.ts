/** How a failure is classed for the caller; `server/trpc` turns it into a protocol code. */
export type FailureKind = 'not_found' | 'too_many' | 'unavailable'

/** A failure that Ramai foresees. `code` is stable and names the message people read; `message` is for the log. */
export class DomainError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'DomainError'
  }
}
