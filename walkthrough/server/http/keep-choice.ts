import { writeCookie } from '@jembatan/platform/cookies'
import { localPath, readForm, refuse } from '@jembatan/platform/request'

const LONGEST_FORM = 4096

const COOKIE_OPTIONS = { sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 } as const

type Choice = { cookie: string; isKnown: (value: unknown) => value is string }

/** The person chooses; the choice is kept in this system alone. A plain form, so it works without JavaScript. */
export async function keepChoice(request: Request, { cookie, isKnown }: Choice) {
  const form = await readForm(request, LONGEST_FORM)
  const chosen = form?.get(cookie)
  if (!isKnown(chosen)) return refuse(request, 400, 'form_malformed')

  return new Response(null, {
    status: 303,
    headers: { location: localPath(form?.get('back')), 'set-cookie': writeCookie(cookie, chosen, COOKIE_OPTIONS) },
  })
}
