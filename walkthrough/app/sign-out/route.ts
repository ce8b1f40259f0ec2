import { readCookie } from '@jembatan/platform/cookies'
import { readForm } from '@jembatan/platform/request'
import { endAllSessions, endSession, findSession, SESSION_COOKIE } from '@/server/session/sessions'
import { goOnWithout } from '../plain-page'

const LONGEST_FORM = 1024

/** Ends this browser's session, or with `all` every session. A plain form, so it works without JavaScript. */
export async function POST(request: Request) {
  const token = readCookie(request.headers, SESSION_COOKIE)
  const form = await readForm(request, LONGEST_FORM)
  if (form?.has('all') && findSession(token)) endAllSessions()
  else endSession(token)

  return goOnWithout()
}
