import { z } from 'zod'

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin such as http://pasar.localhost:3001',
  )
const address = z.string().refine((text) => URL.canParse(text), 'must be an address such as http://127.0.0.1:3002')
const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a postgres:// address')
const path = z.string().min(1, 'must be the path of a file')
const demoKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be 32 random bytes in hexadecimal')

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')

const variables = z.object({
  PASAR_DATABASE_URL: databaseUrl,
  PASAR_ORIGIN: origin,
  PASAR_ISSUERS_FILE: path,
  PASAR_DEMO_ISSUERS_FILE: path.optional(),
  PASAR_HANDOFF_SECRET: z.string().regex(/^[0-9a-f]{64,}$/, 'must be at least 32 random bytes in hexadecimal'),
  PASAR_BACK_OFFICE_KEY: z.string().regex(/^[0-9a-f]{32,}$/, 'must be at least 16 random bytes in hexadecimal'),
  PASAR_AUDITOR_KEY: z.string().regex(/^[0-9a-f]{32,}$/, 'must be at least 16 random bytes in hexadecimal'),
  PASAR_AUDIT_SIGNING_KEY_FILE: path,
  PASAR_CATALOGUE_SIGNING_KEY_FILE: path,
  PASAR_CATALOGUE_FILE: path,
  PASAR_PAYMENT_ORIGIN: origin,
  MIDTRANS_SNAP_BASE_URL: address,
  MIDTRANS_CORE_BASE_URL: address,
  MIDTRANS_SERVER_KEY: z.string().min(8, 'must be the server key that the payment partner gave'),
  MIDTRANS_CLIENT_KEY: z.string().min(8, 'must be the client key that the payment partner gave'),
  MIDTRANS_NOTIFICATION_URL: address,
  MIDTRANS_SETTLEMENT_REPORT_URL: address.optional(),
  LOG_LEVEL: logLevel,
  ALLOW_REMOTE_SEED: z.literal('1').optional(),
  DEMO_MODE: z
    .enum(['0', '1'], { error: 'must be 1, 0 or not set' })
    .default('0')
    .transform((text) => text === '1'),
  PASAR_DEMO_KEY: demoKey.optional(),
})

const schema = variables
  .refine(({ DEMO_MODE, PASAR_DEMO_KEY }) => !DEMO_MODE || PASAR_DEMO_KEY, {
    path: ['PASAR_DEMO_KEY'],
    error: 'is what opens the doors of DEMO_MODE=1',
  })
  // Anybody can sign with the keys in it, so it is not even known outside a demo.
  .transform(({ PASAR_DEMO_ISSUERS_FILE, ...variables }) => ({
    ...variables,
    PASAR_DEMO_ISSUERS_FILE: variables.DEMO_MODE ? PASAR_DEMO_ISSUERS_FILE : undefined,
  }))

export type Environment = z.infer<typeof schema>

export class EnvironmentRefused extends Error {}

let environment: Environment | undefined

/**
 * Pasar's configuration, read once. The only place that looks at `process.env`.
 * @throws {EnvironmentRefused} with one line for every value that is missing or malformed.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data

  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    const missing = variables[name] === undefined

    return missing ? `Set ${name}: it is missing (see .env.example).` : `Set ${name} anew: it ${message}.`
  })
  throw new EnvironmentRefused(`Pasar cannot start.\n${problems.map((line) => `  ${line}`).join('\n')}`)
}

/** Readable before the rest is known to be right: a build loads the log without any configuration. */
export const getLogLevel = () => logLevel.catch('info').parse(process.env.LOG_LEVEL)

/** Readable before the rest is known to be right: a verb that is tested has no configuration. */
export const isDemoMode = () => process.env.DEMO_MODE === '1'
