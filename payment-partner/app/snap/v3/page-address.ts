import { cache } from 'react'
import { readHere } from '@/app/_request/here'
import { type Options, readOptions } from './options'

export type PageAddress = {
  token: string
  /** In the merchant's popup, and not on a page of its own. */
  framed: boolean
  options: Options
  /** The address of the payment, or of a page below it. What the merchant asked for stays with every step. */
  at: (path?: '' | '/card', more?: Record<string, string>) => string
}

/** Which payment is shown, and how. Read from the address, which is all that an action and a page have in common. */
export const readPageAddress = cache(async (): Promise<PageAddress> => {
  const { path, search } = await readHere()
  const [, surface = 'redirection', token = ''] = ADDRESS.exec(path) ?? []
  const { options, kept } = readOptions(search)

  return {
    token,
    framed: surface === 'embed',
    options,
    at: (below = '', more = {}) => {
      const query = new URLSearchParams({ ...kept, ...more }).toString()

      return `/snap/v3/${surface}/${token}${below}${query && `?${query}`}`
    },
  }
})

const ADDRESS = /^\/snap\/v3\/(redirection|embed)\/([^/]+)/
