import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const origin = fields.origin('http://jembatan.localhost:3003')
const originOrNone = z.union([z.literal(''), origin]).default('')
/** Empty means no key: a system may run without audit access, and a demo without controls. */
const keyOrNone = z
  .string()
  .regex(/^([0-9a-f]{32,})?$/i, 'must be 32 or more hexadecimal digits')
  .default('')

/** Path of Chromium; `none` or empty disables the live screens. */
const browser = z
  .string()
  .regex(/^(none|\/.+|[A-Za-z]:\\.+)?$/, 'must be the path of a Chromium, or none')
  .default('')
  .transform((path) => (path === 'none' ? '' : path))

const variables = z.object({
  WALKTHROUGH_ORIGIN: origin,
  WALKTHROUGH_HOSTS: fields.hosts,
  WALKTHROUGH_TRUSTED_PROXIES: fields.trustedProxies,
  WALKTHROUGH_RAMAI_ORIGIN: origin,
  WALKTHROUGH_PASAR_ORIGIN: origin,
  WALKTHROUGH_KASIR_ORIGIN: origin,
  WALKTHROUGH_RAMAI_ADDRESS: origin,
  WALKTHROUGH_PASAR_ADDRESS: origin,
  WALKTHROUGH_KASIR_ADDRESS: origin,
  WALKTHROUGH_RAMAI_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_PASAR_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_KASIR_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_AUDITOR_KEY: keyOrNone,
  WALKTHROUGH_METRICS_KEY: keyOrNone,
  WALKTHROUGH_METRICS_ADDRESS: fields.listenAddress.optional(),
  WALKTHROUGH_OTLP_URL: fields.otlpUrl.optional(),
  WALKTHROUGH_SESSION_KEY: fields.secretOfBytes(32),
  WALKTHROUGH_RAMAI_DEMO_KEY: keyOrNone,
  WALKTHROUGH_PASAR_DEMO_KEY: keyOrNone,
  WALKTHROUGH_KASIR_SIMULATION_KEY: keyOrNone,
  WALKTHROUGH_DEV_CONTROL_ADDRESS: originOrNone,
  WALKTHROUGH_DEV_CONTROL_KEY: keyOrNone,
  WALKTHROUGH_CHROMIUM: browser,
  WALKTHROUGH_ISSUERS_FILE: z.string().optional(),
  DEMO_MODE: fields.demoMode,
  LOG_LEVEL: fields.logLevel,
})

const schema = variables.refine(({ DEMO_MODE, WALKTHROUGH_AUDITOR_KEY }) => DEMO_MODE || WALKTHROUGH_AUDITOR_KEY, {
  path: ['WALKTHROUGH_AUDITOR_KEY'],
  error: 'is needed without DEMO_MODE=1',
})

/** `<NAME>_FILE` may name a file with the value instead. */
const SECRETS = [
  'WALKTHROUGH_RAMAI_AUDITOR_KEY',
  'WALKTHROUGH_PASAR_AUDITOR_KEY',
  'WALKTHROUGH_KASIR_AUDITOR_KEY',
  'WALKTHROUGH_AUDITOR_KEY',
  'WALKTHROUGH_METRICS_KEY',
  'WALKTHROUGH_SESSION_KEY',
  'WALKTHROUGH_RAMAI_DEMO_KEY',
  'WALKTHROUGH_PASAR_DEMO_KEY',
  'WALKTHROUGH_KASIR_SIMULATION_KEY',
  'WALKTHROUGH_DEV_CONTROL_KEY',
]

export type Environment = z.infer<typeof schema>

let environment: Environment | undefined

/**
 * The walkthrough's configuration, read once. The only place that looks at `process.env`.
 * @throws {Error} with one line for every value that is missing or malformed.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

export const parseEnvironment = (variables: fields.Variables): Environment =>
  fields.parseEnvironment('The walkthrough', schema, variables, SECRETS)

/** The environment of the browser's process, without our variables. */
export const getBrowserEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** Readable without the rest, because a build loads the log without any configuration. */
export const getLogLevel = () => fields.logLevel.catch('info').parse(process.env.LOG_LEVEL)
