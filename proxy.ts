import { checkForm, refuseForm } from '@jembatan/admission/form'
import type { NextRequest } from 'next/server'
import { contactsIn } from './i18n/contacts'

/** Looks at forms alone; `web.ts` bounds what a page may do, since a proxy before each page costs a seventh of it. */
export async function proxy(request: NextRequest) {
  // The way out judges what it is brought, and says why it refuses.
  const isAction = request.method === 'POST' && request.nextUrl.pathname !== '/out'
  const fault = isAction ? await checkForm(request) : undefined

  return fault && refuseForm(fault, request.headers.get('x-request-id') ?? 'none', contactsIn('id'))
}

export const config = {
  // Every form has one of these. What scripts and machines ask is answered without Next in production, and so are the former
  // shop's addresses, whose headers are the same for everybody; nothing may stand between. `next.config.js` has their headers.
  matcher: [
    {
      source: '/((?!_next/|media/|toko$|toko/|api/trpc/[a-zA-Z.]+$|api/health$).*)',
      has: [{ type: 'header', key: 'content-type' }],
    },
    {
      source: '/((?!_next/|media/|toko$|toko/|api/trpc/[a-zA-Z.]+$|api/health$).*)',
      has: [{ type: 'header', key: 'next-action' }],
    },
  ],
}
