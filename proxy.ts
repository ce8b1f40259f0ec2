import { checkForm, refuseForm } from '@jembatan/admission/form'
import { answerWithin } from '@jembatan/platform/proxy'
import type { NextRequest } from 'next/server'
import { contactsIn } from './i18n/contacts'
import { getShops } from './server/shop/shops'

export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  // The way out judges what it is brought, and says why it refuses.
  const isAction = request.method === 'POST' && pathname !== '/out'
  const fault = isAction ? await checkForm(request) : undefined
  if (fault) return refuseForm(fault, request.headers.get('x-request-id') ?? 'none', contactsIn('id'))

  const shops = getShops()
    .map(({ origin }) => origin)
    .join(' ')

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

export const config = {
  // Files need no policy. What scripts and machines ask is answered without Next in production, and so are the former shop's
  // addresses, whose headers are the same for everybody; nothing may stand between. `next.config.js` has their headers.
  matcher: ['/((?!_next/|media/|toko$|toko/|api/trpc/[a-zA-Z.]+$|api/health$).*)'],
}
