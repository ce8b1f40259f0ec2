import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { formMalformed, readFields, seeOther } from '../../form'
import { CLOSED_ADS_COOKIE, withClosedAd } from '../closed-ads'

const form = z.object({ post: z.string().regex(/^[a-z0-9-]{1,64}$/) })

/** "Tutup" without JavaScript: remembers the advertisement and goes on with the post after it. */
export async function POST(request: NextRequest) {
  const closed = await readFields(request, form)
  if (!closed) return formMalformed(request)

  const response = seeOther(`/?post=${closed.post}`)
  const known = request.cookies.get(CLOSED_ADS_COOKIE)?.value
  response.cookies.set(CLOSED_ADS_COOKIE, withClosedAd(known, closed.post), { sameSite: 'lax' })
  return response
}
