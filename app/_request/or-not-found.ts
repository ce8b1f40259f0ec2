import { notFound } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'

/** What is not there, or cannot be, is the page that says so; any other failure stays one. */
export function orNotFound(code: string) {
  return (failure: unknown): never => {
    if (readRefusal(failure)?.code === code || isBadRequest(failure)) notFound()
    throw failure
  }
}

/** Null for a refusal that the page has a word of its own for. */
export function orNull(code: string) {
  return (failure: unknown) => {
    if (readRefusal(failure)?.code === code) return null
    throw failure
  }
}

/** No form of ours sends what the input of a procedure cannot be. */
export const isBadRequest = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && failure.code === 'BAD_REQUEST'
