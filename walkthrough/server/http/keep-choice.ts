import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { NextResponse } from 'next/server'

const LONGEST_FORM = 4096

const COOKIE_OPTIONS = { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 } as const

type Choice = { cookie: string; isKnown: (value: unknown) => value is string }

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function keepChoice(request: Request, { cookie, isKnown }: Choice) {
  const form = await readForm(request, LONGEST_FORM)
  const chosen = form?.get(cookie)
  if (!isKnown(chosen)) return refuse(request, 400, 'form_malformed')

  const response = new NextResponse(null, { status: 303, headers: { location: localPath(form?.get('back')) } })
  response.cookies.set(cookie, chosen, COOKIE_OPTIONS)
  return response
}
