import { serverOnly } from '@jembatan/platform/auth-options'
import { hashSessionTokens } from '@jembatan/platform/session-tokens'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import { memberCredentials, memberSessions, members, passwordResets } from '@/db/schema'
import { SESSION_COOKIE, SESSION_SECONDS } from './cookies'
import { proveByReset } from './end-links'
import { PASSWORD } from './limits'

/** A link to a new password works for half an hour, by the machine's time. */
export const RESET_SECONDS = 30 * 60

export type Auth = ReturnType<typeof openAuth>

type OpenAuth = {
  db: Database
  log: Logger
  origin: string
  secret: string
  /** Brings somebody the link to a new password; without it there is none. */
  sendResetLink?: ((link: { memberId: string; to: string; url: string }) => Promise<void>) | undefined
}

/**
 * Accounts on Ramai's own database, called from the server alone: its HTTP handler is mounted nowhere. A session ends by
 * the machine's time, as its cookie does in the browser; a demo that moves the clock a month ahead keeps people signed in.
 */
export function openAuth({ db, log, origin, secret, sendResetLink }: OpenAuth) {
  return betterAuth({
    ...serverOnly({ log, cookie: SESSION_COOKIE }),
    appName: 'Ramai',
    baseURL: origin,
    secret,
    database: hashSessionTokens(
      drizzleAdapter(db, {
        provider: 'pg',
        schema: { members, memberSessions, memberCredentials, passwordResets },
        transaction: true,
      }),
    ),
    user: { modelName: 'members', additionalFields: { handle: { type: 'string', required: true } } },
    session: {
      modelName: 'memberSessions',
      fields: { userId: 'memberId' },
      expiresIn: SESSION_SECONDS,
      // A page that is looked at writes nothing.
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'memberCredentials',
      fields: { userId: 'memberId', providerId: 'provider', accountId: 'subject', password: 'passwordHash' },
    },
    verification: {
      modelName: 'passwordResets',
      fields: { identifier: 'tokenHash', value: 'memberId' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      ...(sendResetLink && {
        sendResetPassword: ({ user, token }) =>
          sendResetLink({ memberId: user.id, to: user.email, url: `${origin}/password/new?token=${token}` }),
      }),
      onPasswordReset: ({ user }) => proveByReset(db, { memberId: user.id }),
    },
  })
}
