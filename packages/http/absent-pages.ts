import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { createElement, Fragment, type FunctionComponent, type ReactNode } from 'react'
import { noteMissing } from './unavailable'

type Head = () => Metadata | Promise<Metadata>

/**
 * Pages for missing records: they render `Usual` with `usualHead`, unless a page has its own.
 * Next's own not-found page leaves the document empty until its scripts run, without a language and
 * without the required contacts.
 */
export const absentPages = (Usual: FunctionComponent, usualHead: Head) => ({
  /** Wraps a page or a layout that renders `Absent` when it calls `notFound`. */
  orAbsent:
    <Props extends object>(page: (props: Props) => Promise<ReactNode>, Absent: FunctionComponent<Props> = Usual) =>
    (props: Props) =>
      page(props).catch(async (error: unknown) => {
        if (!isNotFound(error)) throw error
        noteMissing((await headers()).get('x-request-id') ?? '')
        const unlisted = createElement('meta', { name: 'robots', content: 'noindex' })

        return createElement(Fragment, null, unlisted, createElement(Absent, props))
      }),

  /** Wraps `generateMetadata`, which returns that of `Absent` when it calls `notFound`. */
  orAbsentHead:
    <Props>(head: (props: Props) => Promise<Metadata>, absentHead: Head = usualHead) =>
    (props: Props) =>
      head(props).catch((error: unknown) => {
        if (!isNotFound(error)) throw error
        return absentHead()
      }),
})

const digestOf = (error: unknown) => (error instanceof Error && 'digest' in error ? error.digest : undefined)

/** Next exports no check for this error. */
function isNotFound(error: unknown) {
  try {
    return notFound()
  } catch (absence) {
    return digestOf(error) === digestOf(absence)
  }
}
