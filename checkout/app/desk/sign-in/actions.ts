'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { DESK_COOKIE, DESK_COOKIE_OPTIONS } from '@/app/desk/desk-cookie'
import { nearestHop } from '@/app/nearest-hop'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'
import type { SignInState } from './sign-in-state'

/** The key is never kept and never sent back: the browser gets a pass that runs out. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const key = String(form.get('key') ?? '').slice(0, 1000)
  const address = nearestHop(await headers())
  const opened = await (await shop()).desk.signIn({ key, address }).catch(readRefusal)
  if ('code' in opened) return opened

  const jar = await cookies()
  jar.set(DESK_COOKIE, opened.pass, DESK_COOKIE_OPTIONS)
  redirect('/desk')
}

function readRefusal(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return { code: failure.code, minutes: Number(failure.facts.minutes ?? 0) }
}

export async function signOut() {
  const jar = await cookies()
  jar.set(DESK_COOKIE, '', { ...DESK_COOKIE_OPTIONS, maxAge: 0 })

  redirect('/desk/sign-in')
}
