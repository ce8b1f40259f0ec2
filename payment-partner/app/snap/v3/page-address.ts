import { cache } from 'react'
import { readHere } from '@/app/_request/here'
import { type Options, readOptions } from './options'

export type PageAddress = {
  token: string
  /** Inside the merchant's popup, not a page of its own. */
  framed: boolean
  options: Options
  /** Address of the payment or of a page below it. Every step keeps the merchant's options. */
  at: (path?: '' | '/card', more?: Record<string, string>) => string
  /** Address of the list of methods, also where the merchant's options open one directly. */
  toList: string
}

/**
 * The displayed payment and its options, read from the address: all that an action and a page
 * share.
 */
export const readPageAddress = cache(async (): Promise<PageAddress> => {
  const { path, search } = await readHere()
  const [, surface = 'redirection', token = ''] = ADDRESS.exec(path) ?? []
  const { options, query } = readOptions(search)

  const at: PageAddress['at'] = (below = '', more = {}) => {
    const search = new URLSearchParams({ ...query, ...more }).toString()

    return `/snap/v3/${surface}/${token}${below}${search && `?${search}`}`
  }

  return { token, framed: surface === 'embed', options, at, toList: at('', { note: 'list' }) }
})

const ADDRESS = /^\/snap\/v3\/(redirection|embed)\/([^/]+)/
