import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { createElement, Fragment, type FunctionComponent, type ReactNode } from 'react'
import { noteMissing } from './unavailable'

type Head = () => Metadata | Promise<Metadata>

/**
 * What a system's pages are where there is nothing of the kind: `Usual` under `usualHead`, unless a page has its own. Next's way
 * leaves the document empty until its scripts run, without a language and without whom to complain to.
 */
export const absentPages = (Usual: FunctionComponent, usualHead: Head) => ({
  /** A page, or a layout, in place of which `Absent` is said. */
  orAbsent:
    <Props extends object>(page: (props: Props) => Promise<ReactNode>, Absent: FunctionComponent<Props> = Usual) =>
    (props: Props) =>
      page(props).catch(async (error: unknown) => {
        if (!isNotFound(error)) throw error
        noteMissing((await headers()).get('x-request-id') ?? '')
        const unlisted = createElement('meta', { name: 'robots', content: 'noindex' })

        return createElement(Fragment, null, unlisted, createElement(Absent, props))
      }),

  /** The head of such a page, in place of which that of `Absent` is given. */
  orAbsentHead:
    <Props>(head: (props: Props) => Promise<Metadata>, absentHead: Head = usualHead) =>
    (props: Props) =>
      head(props).catch((error: unknown) => {
        if (!isNotFound(error)) throw error
        return absentHead()
      }),
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
