import { answerWithin } from '@jembatan/platform/proxy'
import type { NextRequest } from 'next/server'
import { getShops } from './server/shop/shops'

export function proxy(request: NextRequest) {
  const shops = getShops()
    .map(({ origin }) => origin)
    .join(' ')

  const { pathname, search } = request.nextUrl

  return answerWithin(request, {
    sources: {
      'img-src': 'data: blob:',
      // The browser looks whether a shop answers before it leaves; see app/departure.
      'connect-src': shops,
      // Leaving is a redirect after a form, and Chromium checks redirects too.
      'form-action': shops,
    },
    referrerPolicy: 'no-referrer',
    forPage: { 'x-path': pathname + search },
    forBrowser: { 'cross-origin-opener-policy': 'same-origin' },
  })
}

export const config = { matcher: ['/((?!_next/|media/).*)'] }
