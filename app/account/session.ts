import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { DEVICE_COOKIE, DEVICE_SECONDS, SESSION_COOKIE, SESSION_SECONDS } from '@/server/account/cookies'
import { readRefusal } from '@/server/trpc/caller'
import { isBadRequest } from '../_request/or-not-found'
import { type Intent, keepIntent } from './intent'

const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: SESSION_SECONDS } as const

/** What the browser of somebody who has just signed in keeps. */
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
