import type { BetterAuthOptions } from 'better-auth'
import type { Logger } from 'pino'

type ServerOnly = {
  log: Logger
  /** The cookie of a session. */
  cookie: string
}

/**
 * Options of better-auth for accounts that the server alone calls: its HTTP handler is mounted nowhere. A session stores neither an
 * address nor a browser.
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
      // It would miss the two columns that are left out on purpose.
      database: { validateSchema: false },
    },
    // Callers are counted where the endpoint is; see account-limits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its lower levels name e-mail addresses.
    logger: { level: 'error', log: (_level, message, ...[err]) => log.error({ err }, message) },
  }) satisfies BetterAuthOptions
