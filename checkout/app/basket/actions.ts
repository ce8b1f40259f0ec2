'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS, shop } from '@/app/visit'

const wanted = z.object({ sku: z.string(), quantity: z.coerce.number() })

/** A person pressed "Buy now": the basket is made and opened. */
export async function startBasket(form: FormData) {
  const starting = (await shop()).basket.start(readFields(wanted, form))
  const { basketId, sessionId } = await orNotFound(starting)
  const jar = await cookies()
  if (sessionId) jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  redirect(`/checkout/${basketId}`)
}
