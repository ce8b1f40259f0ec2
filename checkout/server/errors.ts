/** How a failure is classed for the caller; `server/trpc` turns it into a protocol code. */
export type FailureKind = 'not_found' | 'conflict' | 'invalid' | 'unavailable' | 'forbidden' | 'too_many'

/**
 * A failure that the shop foresees. `code` is stable and names the message that people read;
 * `message` is for the log. `facts` fill the blanks of the person's message and hold nothing private.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    readonly facts: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'DomainError'
  }
}
