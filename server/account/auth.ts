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

/** Lifetime of a link to set a new password, by the machine's clock. */
export const RESET_SECONDS = 30 * 60

export type Auth = ReturnType<typeof openAuth>

type OpenAuth = {
  db: Database
  log: Logger
  origin: string
  secret: string
  /** Sends the link to set a new password; without it no links are created. */
  sendResetLink?: ((link: { memberId: string; to: string; url: string }) => Promise<void>) | undefined
}

/**
 * Opens better-auth on Ramai's own database. Only server code calls it: its HTTP handler is not
 * mounted. Sessions expire by the machine's clock, like the cookie in the browser; a demo that
 * moves the clock a month ahead keeps people signed in.
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
      // Viewing a page writes nothing.
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
