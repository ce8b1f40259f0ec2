import { checkForm, refuseForm } from '@jembatan/admission/form'
import { answerWithin } from '@jembatan/platform/proxy'
import type { NextRequest } from 'next/server'
import { contactsIn } from './i18n/contacts'
import { imageSources } from './server/composition/image-sources'
import { getEnvironment } from './server/environment'

export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const fault = request.method === 'POST' ? await checkForm(request) : undefined
  if (fault) return refuseForm(fault, request.headers.get('x-request-id') ?? 'none', contactsIn('id'))

  return answerWithin(request, {
    sources: {
      'img-src': ['data:', ...imageSources()].join(' '),
      // The buyer's own step to the payment page is a redirect after a form, and Chromium checks redirects too.
      'form-action': getEnvironment().PASAR_PAYMENT_ORIGIN,
    },
    // Not `no-referrer`: under it a form without JavaScript says `Origin: null`, and Next refuses its server action.
    referrerPolicy: 'same-origin',
    forPage: { 'x-path': pathname + search },
  })
}

export const config = {
  // `/h` sets a stricter policy of its own, and files need none. What machines call, and `/h`, is answered without Next in
  // production, so nothing may stand between; `next.config.js` has the headers of the former.
  matcher: ['/((?!_next/|media/|pictures/|fonts/|h$|h/|api/trpc/[a-zA-Z.]+$|api/payment/notification$|api/health$).*)'],
}
