import { cookies } from 'next/headers'
import { findSession, SESSION_COOKIE } from '@/server/session/sessions'

/** Returns whether this browser has a session: a presenter's in demo mode, else an auditor's. */
export const isSignedIn = async () => findSession((await cookies()).get(SESSION_COOKIE)?.value) !== undefined
