import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { DEVICE_COOKIE, DEVICE_SECONDS, SESSION_COOKIE, SESSION_SECONDS } from '@/server/account/cookies'
import { readRefusal } from '@/server/trpc/caller'
import { isBadRequest } from '../_request/or-not-found'
import { type Intent, keepIntent } from './intent'

const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: SESSION_SECONDS } as const

/** The cookies of a browser that has just signed in. */
export type Entered = { session: string; device: string }

export async function openSession({ session, device }: Entered) {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, session, OPTIONS)
  jar.set(DEVICE_COOKIE, device, { ...OPTIONS, maxAge: DEVICE_SECONDS })
}

export async function endSession() {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...OPTIONS, maxAge: 0 })
}

/** Returns the sign-in page that leads back to the requested page. */
export async function signInPage() {
  const path = (await headers()).get('x-path') ?? '/'

  return `/sign-in?to=${encodeURIComponent(path)}`
}

/** Returns the result of a member's call; redirects to sign-in without a session. */
export async function asMember<Result>(call: Promise<Result>, intent?: Intent): Promise<Result> {
  return call.catch(async (failure: unknown) => {
    if (isBadRequest(failure)) notFound()
    if (readRefusal(failure)?.code !== 'session_missing') throw failure
    if (intent) await keepIntent(intent)
    redirect(await signInPage())
  })
}
