import { z } from 'zod'

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin such as http://ramai.localhost:3000',
  )
const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a postgres:// address')
const secret = z.string().regex(/^[0-9a-f]{32,}$/, 'must be at least 32 hexadecimal digits')
const path = z.string().min(1, 'must be the path of a file')
const demoKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')

const variables = z.object({
  RAMAI_DATABASE_URL: databaseUrl,
  RAMAI_ORIGIN: origin,
  RAMAI_SIGNING_KEY_FILE: path,
  RAMAI_SHOPS_FILE: path,
  RAMAI_AUDITOR_KEY: secret,
  RAMAI_AUDIT_SIGNING_KEY_FILE: path,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, silent',
    })
    .default('info'),
  ALLOW_REMOTE_SEED: z.literal('1', { error: 'must be 1 or not set' }).optional(),
  DEMO_MODE: z
    .enum(['0', '1'], { error: 'must be 1, 0 or not set' })
    .default('0')
    .transform((text) => text === '1'),
  RAMAI_DEMO_KEY: demoKey.optional(),
})

const schema = variables.refine(({ DEMO_MODE, RAMAI_DEMO_KEY }) => !DEMO_MODE || RAMAI_DEMO_KEY, {
  path: ['RAMAI_DEMO_KEY'],
  error: 'is what opens the doors of DEMO_MODE=1',
})

export type Environment = z.infer<typeof schema>

export class EnvironmentRefused extends Error {}

let environment: Environment | undefined

/**
 * Ramai's configuration, read once. The only place that looks at `process.env`.
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

    return variables[name] === undefined
      ? `Set ${name}: it is missing (see .env.example).`
      : `Set ${name} anew: it ${message}.`
  })
  throw new EnvironmentRefused(`Ramai cannot start.\n${problems.map((line) => `  ${line}`).join('\n')}`)
}

/** Readable before the rest is known to be right: a verb that is tested has no configuration. */
export const isDemoMode = () => process.env.DEMO_MODE === '1'
