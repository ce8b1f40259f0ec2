import { z } from 'zod'
import { formMalformed, readFields, seeOther } from '../form'
import { LINK_COOKIE, LINK_KINDS } from './link-kind'

const form = z.object({ link: z.enum(LINK_KINDS) })

/** A presenter compares the signed handoff with a plain link, and goes back. Nobody else's page may choose that. */
export async function POST(request: Request) {
  const chosen = await readFields(request, form)
  if (!chosen) return formMalformed(request)

  const response = seeOther('/')
  if (request.headers.get('sec-fetch-site') === 'same-origin')
    response.cookies.set(LINK_COOKIE, chosen.link, { sameSite: 'lax', httpOnly: true })
  return response
}
