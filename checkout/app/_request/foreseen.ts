import { type Failure, readFailure } from '@/server/trpc/failures'

/**
 * For a `catch`: returns the failure when the page has a text for its code. Rethrows others, to the
 * not-found or error page.
 */
export const foreseen =
  <Code extends string>(codes: readonly Code[]) =>
  (error: unknown): Failure & { code: Code } => {
    const failure = readFailure(error)
    const code = codes.find((one) => one === failure?.code)
    if (!failure || !code) throw error

    return { ...failure, code }
  }
