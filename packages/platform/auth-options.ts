import type { BetterAuthOptions } from 'better-auth'
import type { Logger } from 'pino'

type ServerOnly = {
  log: Logger
  cookie: string
}

/**
 * Options of better-auth for accounts that only server code calls: its HTTP handler is not mounted.
 * Sessions store neither an address nor a browser.
 */
export const serverOnly = ({ log, cookie }: ServerOnly) =>
  ({
    databaseHooks: {
      session: {
        create: { before: async (session) => ({ data: { ...session, ipAddress: undefined, userAgent: undefined } }) },
      },
    },
    advanced: {
      cookies: { session_token: { name: cookie, attributes: { secure: true } } },
      ipAddress: { disableIpTracking: true },
      // Validation would report the two columns that are omitted on purpose.
      database: { validateSchema: false },
    },
    // account-limits.ts limits callers at the endpoints.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Lower levels would log email addresses.
    logger: { level: 'error', log: (_level, message, ...[err]) => log.error({ err }, message) },
  }) satisfies BetterAuthOptions
