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

/** How long the link of a mail sets a new password. */
export const RESET_SECONDS = 60 * 60

export type Auth = ReturnType<typeof openAuth>

type OpenAuth = {
  db: Database
  log: Logger
  origin: string
  secret: string
}

/**
 * Accounts on Pasar's own database, called from the server alone: its HTTP handler is mounted nowhere. A session ends by
 * the machine's time, as its cookie does in the browser; a demo that moves the clock ahead keeps people signed in.
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
          // Nobody keeps the id, so no browser's session is ever an account's.
          defaultValue: () => hashSessionId(newSessionId()),
        },
      },
    },
    session: {
      modelName: 'customerSessions',
      fields: { userId: 'customerId' },
      expiresIn: ACCOUNT_SECONDS,
      // A page that is looked at writes nothing.
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'customerCredentials',
      fields: { userId: 'customerId', providerId: 'provider', accountId: 'subject', password: 'passwordHash' },
    },
    // A copy of the table sets no password.
    verification: { modelName: 'customerResets', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      // Whoever set a new password ends what others may have opened with the old one.
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => proveByReset(db, { customerId: user.id }),
    },
  })
}
