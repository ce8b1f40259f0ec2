import { checkForm, refuseForm } from '@jembatan/admission/form'
import type { NextRequest } from 'next/server'
import { contactsIn } from './i18n/contacts'

/** Looks at forms alone; `web.ts` bounds what a page may do, since a proxy before each page costs a seventh of it. */
export async function proxy(request: NextRequest) {
  const fault = request.method === 'POST' ? await checkForm(request) : undefined

  return fault && refuseForm(fault, request.headers.get('x-request-id') ?? 'none', contactsIn('id'))
}

export const config = {
  // Every form has one of these.
  matcher: [
    { source: '/((?!_next/).*)', has: [{ type: 'header', key: 'content-type' }] },
    { source: '/((?!_next/).*)', has: [{ type: 'header', key: 'next-action' }] },
  ],
}
