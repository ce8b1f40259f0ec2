import { type Failure, readFailure } from '@/server/trpc/failures'

/** For a `catch`: the failure, when a page has words for its code. Any other goes on, to the page that says "not found" or that we failed. */
export const foreseen =
  <Code extends string>(codes: readonly Code[]) =>
  (error: unknown): Failure & { code: Code } => {
    const failure = readFailure(error)
    const code = codes.find((one) => one === failure?.code)
    if (!failure || !code) throw error

    return { ...failure, code }
  }
