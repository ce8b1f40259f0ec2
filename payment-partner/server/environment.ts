import { z } from 'zod'
import { describeExposure, readSecretFiles, type Variables } from './secret-files'

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text

const origin = z.string().refine(isOrigin, 'must be an origin such as http://kasir.localhost:3002')
const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a postgres:// address')
const webAddress = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http:// or https:// address')
const listenAddress = z
  .string()
  .regex(/^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i, 'must be an address and a port such as 127.0.0.1:9464')
const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((list) => list.every(isOrigin), 'must be origins with commas between, such as http://127.0.0.1:3001')

const list = (form: RegExp, otherwise: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((parts) => parts.every((part) => form.test(part)), otherwise)

const milliseconds = (usual: number) =>
  z.coerce
    .number('must be milliseconds')
    .int('must be whole milliseconds')
    .min(100, 'must be at least 100 milliseconds')
    .max(60_000, 'must be at most 60000 milliseconds')
    .default(usual)

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')

const privateFile = z
  .string()
  .min(1, 'must be the path of a file')
  .superRefine((file, context) => {
    const exposed = describeExposure(file)
    if (exposed) context.addIssue({ code: 'custom', message: `must name another file: ${exposed}` })
  })

const key = z.string().regex(/^[0-9a-f]{32,}$/i, 'must be at least 32 hex digits')

const variables = z.object({
  KASIR_DATABASE_URL: databaseUrl,
  KASIR_DATABASE_DIRECT_URL: databaseUrl.optional(),
  KASIR_ORIGIN: origin,
  KASIR_HOSTS: list(/^[\w.-]+(:\d+)?$/, 'must be host names with commas between, such as kasir:3002'),
  KASIR_TRUSTED_PROXIES: list(
    /^([\d.]+|[\da-f:]+|loopback|linklocal|uniquelocal)(\/\d+)?$/i,
    'must be addresses or networks with commas between',
  ),
  KASIR_MERCHANT_SERVER_KEY: z.string().regex(/^SB-Mid-server-\S+$/, 'must begin with SB-Mid-server-'),
  KASIR_MERCHANT_CLIENT_KEY: z.string().regex(/^SB-Mid-client-\S+$/, 'must begin with SB-Mid-client-'),
  KASIR_MERCHANT_FINISH_URL: webAddress,
  KASIR_NOTIFICATION_TARGETS: origins,
  KASIR_NOTIFICATION_TIMEOUT_MS: milliseconds(15_000),
  KASIR_PAGE_REFRESH_MS: milliseconds(2500),
  KASIR_WORKER_TAKEOVER_MS: milliseconds(2000),
  KASIR_EMBED_ORIGINS: z.union([z.literal('').transform(() => []), origins]).default([]),
  KASIR_CONSOLE_KEY: key.optional(),
  KASIR_AUDITOR_KEY: key.optional(),
  KASIR_METRICS_KEY: key.optional(),
  KASIR_METRICS_ADDRESS: listenAddress.optional(),
  KASIR_OTLP_URL: webAddress.optional(),
  KASIR_AUDIT_SIGNING_KEY_FILE: privateFile.optional(),
  SIM_MODE: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  KASIR_SIMULATION_KEY: key.optional(),
  LOG_LEVEL: logLevel,
  ALLOW_REMOTE_SEED: z.literal('1').optional(),
})

type Addresses = { KASIR_DATABASE_URL: string; KASIR_DATABASE_DIRECT_URL?: string | undefined }

const addressed = <Set extends Addresses>(set: Set) => ({
  ...set,
  KASIR_DATABASE_DIRECT_URL: set.KASIR_DATABASE_DIRECT_URL ?? set.KASIR_DATABASE_URL,
})

const schema = variables
  .refine(({ SIM_MODE, KASIR_SIMULATION_KEY }) => !SIM_MODE || KASIR_SIMULATION_KEY, {
    path: ['KASIR_SIMULATION_KEY'],
    error: 'is needed with SIM_MODE=1',
  })
  .transform(addressed)

export type Environment = z.infer<typeof schema>

const ofAccount = z.object({
  KASIR_DATABASE_URL: databaseUrl,
  KASIR_DATABASE_DIRECT_URL: databaseUrl.optional(),
  KASIR_ACCOUNT_KEYS_FILE: z.string().min(1, 'must be the path of a file'),
  ALLOW_REMOTE_SEED: z.literal('1').optional(),
})
const ofHistory = ofAccount.extend({ KASIR_ACCOUNT_FOLDER: z.string().min(1, 'must be the path of a folder') })
const ofTransfer = ofAccount.extend({
  KASIR_ACCOUNT_ID: z.string().min(1, 'must be the id of a merchant account'),
  KASIR_ACCOUNT_NOTIFICATION_URL: webAddress.optional(),
  KASIR_ACCOUNT_FINISH_URL: webAddress,
  KASIR_ACCOUNT_RETURNED: z.literal('1').optional(),
  // Where its former owner tells the last of it, which is waited for.
  KASIR_ACCOUNT_FOLDER: z.string().min(1, 'must be the path of a folder').optional(),
})

const ofMigration = variables.pick({ KASIR_DATABASE_URL: true, KASIR_DATABASE_DIRECT_URL: true })

/** Each may lie in a file instead, which `<NAME>_FILE` names. */
const SECRETS = [
  'KASIR_DATABASE_URL',
  'KASIR_DATABASE_DIRECT_URL',
  'KASIR_MERCHANT_SERVER_KEY',
  'KASIR_MERCHANT_CLIENT_KEY',
  'KASIR_CONSOLE_KEY',
  'KASIR_AUDITOR_KEY',
  'KASIR_METRICS_KEY',
  'KASIR_SIMULATION_KEY',
]

export class EnvironmentRefused extends Error {}

let environment: Environment | undefined

/**
 * Kasir's configuration, read once. The only place that looks at `process.env`.
 * @throws {EnvironmentRefused} with one line for every value that is missing or malformed.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

/** What only the commands about another company's account need, and no start. @throws {EnvironmentRefused} as above. */
export const getAccountSettings = () => parse(ofHistory.transform(addressed), process.env)
export const getTransferSettings = () => parse(ofTransfer.transform(addressed), process.env)

/** All that the migrate step needs: no key, and no address of anybody. @throws {EnvironmentRefused} as above. */
export const getMigratedDatabase = (): string =>
  parse(ofMigration.transform(addressed), process.env).KASIR_DATABASE_DIRECT_URL

export const parseEnvironment = (variables: Variables): Environment => parse(schema, variables)

function parse<Parsed>(schema: z.ZodType<Parsed>, variables: Variables): Parsed {
  const { given, unread } = readSecretFiles(variables, SECRETS)
  const parsed = schema.safeParse(given)
  if (parsed.success && unread.size === 0) return parsed.data

  const problems = (parsed.error?.issues ?? [])
    .map(({ path, message }) => ({ name: path.join('.'), message }))
    .filter(({ name }) => !unread.has(name))
    .map(({ name, message }) =>
      given[name] === undefined ? `Set ${name}: it is missing (see .env.example).` : `Set ${name} anew: it ${message}.`,
    )
  const lines = [...unread.values(), ...problems].map((line) => `  ${line}`)
  throw new EnvironmentRefused(`Kasir cannot start.\n${lines.join('\n')}`)
}

/** Readable before the rest is known to be right: a build loads the log without any configuration. */
export const getLogLevel = () => logLevel.catch('info').parse(process.env.LOG_LEVEL)
