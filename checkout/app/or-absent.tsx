import { noteMissing } from '@jembatan/admission/unavailable'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ComponentType, ReactNode } from 'react'
import NotFound from './not-found'
import { readRequestId } from './visit'

/**
 * A page, or `Absent` where there is nothing of the kind. Next's own way leaves the document empty until its scripts run, without
 * a language and without whom to complain to.
 */
export const orAbsent =
  <Props extends object>(page: (props: Props) => Promise<ReactNode>, Absent: ComponentType<Props> = NotFound) =>
  (props: Props) =>
    page(props).catch(async (error: unknown) => {
      if (!isNotFound(error)) throw error
      noteMissing(await readRequestId())

      return (
        <>
          <meta name="robots" content="noindex" />
          <Absent {...props} />
        </>
      )
    })

/** The head of such a page; of an absent one, that of the shop. */
export const orNoHead =
  <Props,>(head: (props: Props) => Promise<Metadata>) =>
  (props: Props) =>
    head(props).catch((error: unknown): Metadata => {
      if (!isNotFound(error)) throw error
      return {}
    })

const digestOf = (error: unknown) => (error instanceof Error && 'digest' in error ? error.digest : undefined)

/** Next has no name for it. */
function isNotFound(error: unknown) {
  try {
    return notFound()
  } catch (known) {
    return digestOf(error) === digestOf(known)
  }
}
