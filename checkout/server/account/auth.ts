import { serverOnly } from '@jembatan/platform/auth-options'
import { hashSessionTokens } from '@jembatan/platform/session-tokens'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import type { Logger } from 'pino'
import type { Database } from '@/db/connect'
import { customerCredentials, customerResets, customerSessions, customers } from '@/db/schema'
import { ACCOUNT_COOKIE, newSessionId } from '../session/cookies'
import { hashSessionId } from '../session/session'
import { proveByReset } from './end-links'
import { ACCOUNT_SECONDS, PASSWORD } from './limits'

/** Lifetime of a password reset link. */
export const RESET_SECONDS = 60 * 60

export type Auth = ReturnType<typeof openAuth>

type OpenAuth = {
  db: Database
  log: Logger
  origin: string
  secret: string
}

/**
 * Accounts in Pasar's own database, called only from the server: the HTTP handler of better-auth is
 * not mounted. Sessions expire by the machine's time, like the browser's cookie, so a demo that
 * advances the clock does not sign people out.
 */
export function openAuth({ db, log, origin, secret }: OpenAuth) {
  return betterAuth({
    ...serverOnly({ log, cookie: ACCOUNT_COOKIE }),
    appName: 'Pasar',
    baseURL: origin,
    secret,
    database: hashSessionTokens(
      drizzleAdapter(db, {
        provider: 'pg',
        schema: { customers, customerSessions, customerCredentials, customerResets },
        transaction: true,
      }),
    ),
    user: {
      modelName: 'customers',
      additionalFields: {
        sessionHash: {
          type: 'string',
          required: true,
          input: false,
          // The session id is discarded, so no browser session can match an account's hash.
          defaultValue: () => hashSessionId(newSessionId()),
        },
      },
    },
    session: {
      modelName: 'customerSessions',
      fields: { userId: 'customerId' },
      expiresIn: ACCOUNT_SECONDS,
      // Rendering a page must not write.
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'customerCredentials',
      fields: { userId: 'customerId', providerId: 'provider', accountId: 'subject', password: 'passwordHash' },
    },
    // Tokens are stored as hashes: a copy of the table cannot reset a password.
    verification: { modelName: 'customerResets', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      // A new password ends sessions that others may have opened with the old one.
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => proveByReset(db, { customerId: user.id }),
    },
  })
}
