import { z } from 'zod'

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text

const origin = z.string().refine(isOrigin, 'must be an origin such as http://jembatan.localhost:3003')
const originOrNone = z.union([z.literal(''), origin]).default('')
/** Empty means none: a system may be there before it can be audited, and a demo before it can be steered. */
const keyOrNone = z
  .string()
  .regex(/^([0-9a-f]{32,})?$/i, 'must be 32 or more hexadecimal digits')
  .default('')
const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')

const schema = z.object({
  WALKTHROUGH_ORIGIN: origin,
  WALKTHROUGH_RAMAI_ORIGIN: origin,
  WALKTHROUGH_PASAR_ORIGIN: origin,
  WALKTHROUGH_KASIR_ORIGIN: origin,
  WALKTHROUGH_RAMAI_ADDRESS: origin,
  WALKTHROUGH_PASAR_ADDRESS: origin,
  WALKTHROUGH_KASIR_ADDRESS: origin,
  WALKTHROUGH_RAMAI_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_PASAR_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_KASIR_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_RAMAI_DEMO_KEY: keyOrNone,
  WALKTHROUGH_PASAR_DEMO_KEY: keyOrNone,
  WALKTHROUGH_DEV_CONTROL_ADDRESS: originOrNone,
  WALKTHROUGH_DEV_CONTROL_KEY: keyOrNone,
  DEMO_MODE: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  LOG_LEVEL: logLevel,
})

export type Environment = z.infer<typeof schema>

export class EnvironmentRefused extends Error {}

let environment: Environment | undefined

/**
 * The walkthrough's configuration, read once. The only place that looks at `process.env`.
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
  throw new EnvironmentRefused(`The walkthrough cannot start.\n${problems.map((line) => `  ${line}`).join('\n')}`)
}

/** Readable before the rest is known to be right: a build loads the log without any configuration. */
export const getLogLevel = () => logLevel.catch('info').parse(process.env.LOG_LEVEL)
