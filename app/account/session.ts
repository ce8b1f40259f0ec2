import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { readRefusal, SESSION_COOKIE, SESSION_SECONDS } from '@/server/trpc/caller'
import { isBadRequest } from '../parts/or-not-found'
import { type Intent, keepIntent } from './intent'

const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: SESSION_SECONDS } as const

export async function openSession(session: string) {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, session, OPTIONS)
}

export async function endSession() {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...OPTIONS, maxAge: 0 })
}

/** The page to sign in at, which leads back to the page that was asked for. */
export async function signInPage() {
  const asked = (await headers()).get('x-path') ?? '/'

  return `/sign-in?to=${encodeURIComponent(asked)}`
}

/** The result of a call that only a member may make; whoever is not signed in is led to the page for it. */
export async function asMember<Result>(call: Promise<Result>, intent?: Intent): Promise<Result> {
  return call.catch(async (failure: unknown) => {
    if (isBadRequest(failure)) notFound()
    if (readRefusal(failure)?.code !== 'session_missing') throw failure
    if (intent) await keepIntent(intent)
    redirect(await signInPage())
  })
}
