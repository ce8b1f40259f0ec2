import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const origin = fields.origin('http://kasir.localhost:3002')
const webAddress = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http:// or https:// address')
const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (list) => list.every((part) => origin.safeParse(part).success),
    'must be origins with commas between, such as http://127.0.0.1:3001',
  )

const milliseconds = (usual: number) =>
  z.coerce
    .number('must be milliseconds')
    .int('must be whole milliseconds')
    .min(100, 'must be at least 100 milliseconds')
    .max(60_000, 'must be at most 60000 milliseconds')
    .default(usual)

const key = z.string().regex(/^[0-9a-f]{32,}$/i, 'must be at least 32 hex digits')

const payoutKey = z.string().regex(/^IRIS-\S+$/, 'must begin with IRIS-')

const variables = z.object({
  KASIR_DATABASE_URL: fields.databaseUrl,
  KASIR_DATABASE_DIRECT_URL: fields.databaseUrl.optional(),
  KASIR_DATABASE_DEADLINE_MS: fields.databaseDeadline,
  KASIR_READINESS_DEADLINE_MS: fields.readinessDeadline,
  KASIR_WORKER_DEADLINE_MS: fields.workerDeadline,
  KASIR_ORIGIN: origin,
  KASIR_HOSTS: fields.hosts,
  KASIR_TRUSTED_PROXIES: fields.trustedProxies,
  KASIR_MERCHANT_SERVER_KEY: z.string().regex(/^SB-Mid-server-\S+$/, 'must begin with SB-Mid-server-'),
  KASIR_MERCHANT_CLIENT_KEY: z.string().regex(/^SB-Mid-client-\S+$/, 'must begin with SB-Mid-client-'),
  KASIR_MERCHANT_FINISH_URL: webAddress,
  KASIR_PAYOUT_CREATOR_KEY: payoutKey.optional(),
  KASIR_PAYOUT_APPROVER_KEY: payoutKey.optional(),
  KASIR_PAYOUT_MERCHANT_KEY: payoutKey.optional(),
  KASIR_PAYOUT_NOTIFICATION_URL: webAddress.optional(),
  KASIR_BI_SNAP_CLIENT_ID: z.string().min(1, 'must be the client id of the demo merchant').optional(),
  KASIR_BI_SNAP_CLIENT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  KASIR_BI_SNAP_MERCHANT_KEYS_FILE: fields.filePath.optional(),
  KASIR_BI_SNAP_SIGNING_KEY_FILE: fields.privateFile.optional(),
  KASIR_BI_SNAP_NOTIFICATION_URL: webAddress.optional(),
  KASIR_NOTIFICATION_TARGETS: origins,
  KASIR_NOTIFICATION_TIMEOUT_MS: milliseconds(15_000),
  KASIR_PAGE_REFRESH_MS: milliseconds(2500),
  KASIR_WORKER_TAKEOVER_MS: milliseconds(2000),
  KASIR_EMBED_ORIGINS: z.union([z.literal('').transform(() => []), origins]).default([]),
  KASIR_CONSOLE_KEY: key.optional(),
  KASIR_AUDITOR_KEY: key.optional(),
  KASIR_METRICS_KEY: key.optional(),
  KASIR_METRICS_ADDRESS: fields.listenAddress.optional(),
  KASIR_OTLP_URL: fields.otlpUrl.optional(),
  KASIR_AUDIT_SIGNING_KEY_FILE: fields.privateFile.optional(),
  SIM_MODE: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  KASIR_SIMULATION_KEY: key.optional(),
  LOG_LEVEL: fields.logLevel,
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
  KASIR_DATABASE_URL: fields.databaseUrl,
  KASIR_DATABASE_DIRECT_URL: fields.databaseUrl.optional(),
  KASIR_ACCOUNT_KEYS_FILE: fields.filePath,
  ALLOW_REMOTE_SEED: z.literal('1').optional(),
})
const ofHistory = ofAccount.extend({ KASIR_ACCOUNT_FOLDER: z.string().min(1, 'must be the path of a folder') })
const ofTransfer = ofAccount.extend({
  KASIR_ACCOUNT_ID: z.string().min(1, 'must be the id of a merchant account'),
  KASIR_ACCOUNT_NOTIFICATION_URL: webAddress.optional(),
  KASIR_ACCOUNT_FINISH_URL: webAddress,
  KASIR_ACCOUNT_RETURNED: z.literal('1').optional(),
  // Folder where the previous owner writes the last part of the history; the command waits for it.
  KASIR_ACCOUNT_FOLDER: z.string().min(1, 'must be the path of a folder').optional(),
})

const ofMigration = variables.pick({ KASIR_DATABASE_URL: true, KASIR_DATABASE_DIRECT_URL: true })

/** Each may be read from a file instead, named by `<NAME>_FILE`. */
const SECRETS = [
  'KASIR_DATABASE_URL',
  'KASIR_DATABASE_DIRECT_URL',
  'KASIR_MERCHANT_SERVER_KEY',
  'KASIR_MERCHANT_CLIENT_KEY',
  'KASIR_PAYOUT_CREATOR_KEY',
  'KASIR_PAYOUT_APPROVER_KEY',
  'KASIR_PAYOUT_MERCHANT_KEY',
  'KASIR_BI_SNAP_CLIENT_SECRET',
  'KASIR_CONSOLE_KEY',
  'KASIR_AUDITOR_KEY',
  'KASIR_METRICS_KEY',
  'KASIR_SIMULATION_KEY',
]

let environment: Environment | undefined

/**
 * Kasir's configuration, read once. Only this file reads `process.env`.
 * @throws {Error} with one line for every missing or malformed value.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

/** Settings of the account commands, which the server does not need. @throws {Error} as above. */
export const getAccountSettings = () => parse(ofHistory.transform(addressed), process.env)
export const getTransferSettings = () => parse(ofTransfer.transform(addressed), process.env)

/** The migration's settings: no keys or addresses. @throws {Error} as above. */
export const getMigratedDatabase = (): string =>
  parse(ofMigration.transform(addressed), process.env).KASIR_DATABASE_DIRECT_URL

export const parseEnvironment = (variables: fields.Variables): Environment => parse(schema, variables)

const parse = <Schema extends z.ZodType>(schema: Schema, variables: fields.Variables) =>
  fields.parseEnvironment('Kasir', schema, variables, SECRETS)

/**
 * Reads one variable without validating the rest: a build loads the log without any configuration.
 */
export const getLogLevel = () => fields.logLevel.catch('info').parse(process.env.LOG_LEVEL)
