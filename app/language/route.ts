import { localPath } from '@jembatan/platform/request'
import { z } from 'zod'
import { LANGUAGE_COOKIE, LANGUAGES } from '@/i18n/language'
import { formMalformed, readFields, seeOther } from '../form'

const A_YEAR = 60 * 60 * 24 * 365

const form = z.object({ language: z.enum(LANGUAGES), to: z.string().transform(localPath) })

/** Remembers the language a person chose and shows them the same page in it. */
export async function POST(request: Request) {
  const chosen = await readFields(request, form)
  if (!chosen) return formMalformed(request)

  const response = seeOther(chosen.to)
  response.cookies.set(LANGUAGE_COOKIE, chosen.language, { maxAge: A_YEAR, sameSite: 'lax' })
  return response
}
