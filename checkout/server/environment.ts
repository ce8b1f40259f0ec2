import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const address = z.string().refine((text) => URL.canParse(text), 'must be an address such as http://127.0.0.1:3002')

const mailFrom = z
  .string()
  .regex(/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be a sender such as Pasar <pesan@pasar.example>')

const firstPollSeconds = z.coerce.number().int('must be whole seconds').positive('must be more than none').default(30)

const variables = z.object({
  PASAR_DATABASE_URL: fields.databaseUrl,
  PASAR_DATABASE_DIRECT_URL: fields.databaseUrl.optional(),
  PASAR_DATABASE_REPLICA_URL: fields.databaseUrl.optional(),
  PASAR_DATABASE_DEADLINE_MS: fields.databaseDeadline,
  PASAR_READINESS_DEADLINE_MS: fields.readinessDeadline,
  PASAR_WORKER_DEADLINE_MS: fields.workerDeadline,
  PASAR_ORIGIN: fields.origin('http://pasar.localhost:3001'),
  PASAR_HOSTS: fields.hosts,
  PASAR_TRUSTED_PROXIES: fields.trustedProxies,
  PASAR_ISSUERS_FILE: fields.filePath,
  PASAR_DEMO_ISSUERS_FILE: fields.filePath.optional(),
  PASAR_HANDOFF_SECRET: fields.secretOfBytes(32),
  PASAR_ACCOUNT_SECRET: fields.secretOfBytes(32),
  PASAR_BACK_OFFICE_KEY: fields.secretOfBytes(16),
  PASAR_SMTP_URL: fields.smtpUrl.optional(),
  PASAR_MAIL_FROM: mailFrom.optional(),
  PASAR_AUDITOR_KEY: fields.secretOfBytes(16),
  PASAR_METRICS_KEY: fields.secretOfBytes(16).optional(),
  PASAR_METRICS_ADDRESS: fields.listenAddress.optional(),
  PASAR_OTLP_URL: fields.otlpUrl.optional(),
  PASAR_AUDIT_SIGNING_KEY_FILE: fields.privateFile,
  PASAR_CATALOGUE_SIGNING_KEY_FILE: fields.privateFile,
  PASAR_CATALOGUE_FILE: fields.filePath,
  PASAR_PHOTO_FOLDER: fields.filePath,
  PASAR_PAYMENT_ORIGIN: fields.origin('http://kasir.localhost:3002'),
  PASAR_PAYMENT_API: z.enum(['core', 'bi-snap'], { error: 'must be core or bi-snap' }).default('core'),
  MIDTRANS_BI_SNAP_BASE_URL: address.optional(),
  MIDTRANS_BI_SNAP_CLIENT_ID: z.string().min(1, 'must be the client id that the payment partner gave').optional(),
  MIDTRANS_BI_SNAP_CLIENT_SECRET: z
    .string()
    .min(16, 'must be the client secret that the payment partner gave')
    .optional(),
  MIDTRANS_BI_SNAP_PARTNER_ID: z.string().min(1, 'must be the partner id that the payment partner gave').optional(),
  MIDTRANS_BI_SNAP_CHANNEL_ID: z
    .string()
    .regex(/^\d{5}$/, 'must be five digits')
    .default('95221'),
  MIDTRANS_BI_SNAP_PRIVATE_KEY_FILE: fields.privateFile.optional(),
  MIDTRANS_BI_SNAP_PARTNER_KEYS_FILE: fields.filePath.optional(),
  MIDTRANS_SNAP_BASE_URL: address,
  MIDTRANS_CORE_BASE_URL: address,
  MIDTRANS_SERVER_KEY: z.string().min(8, 'must be the server key that the payment partner gave'),
  MIDTRANS_CLIENT_KEY: z.string().min(8, 'must be the client key that the payment partner gave'),
  MIDTRANS_OLD_SHOP_ACCOUNT_FILE: fields.privateFile.optional(),
  MIDTRANS_NOTIFICATION_URL: address,
  MIDTRANS_SETTLEMENT_REPORT_URL: address.optional(),
  MIDTRANS_TIMEOUT_MS: z.coerce
    .number()
    .int('must be whole milliseconds')
    .min(1_000, 'must be at least 1000')
    .max(10_000, 'must be at most 10000')
    .default(8_000),
  PASAR_FIRST_POLL_SECONDS: firstPollSeconds,
  LOG_LEVEL: fields.logLevel,
  ALLOW_REMOTE_SEED: z.literal('1').optional(),
  DEMO_MODE: fields.demoMode,
  PASAR_DEMO_KEY: fields.demoKey.optional(),
  PASAR_PAYS_IN_PROCESS: z.literal('1').optional(),
})

const schema = variables
  .refine(({ DEMO_MODE, PASAR_DEMO_KEY }) => !DEMO_MODE || PASAR_DEMO_KEY, {
    path: ['PASAR_DEMO_KEY'],
    error: 'is needed with DEMO_MODE=1',
  })
  .refine(({ PASAR_SMTP_URL, PASAR_MAIL_FROM }) => !PASAR_SMTP_URL || PASAR_MAIL_FROM, {
    path: ['PASAR_MAIL_FROM'],
    error: 'is needed with PASAR_SMTP_URL',
  })
  .refine(({ PASAR_PAYS_IN_PROCESS, PASAR_ORIGIN }) => !PASAR_PAYS_IN_PROCESS || isOnThisMachine(PASAR_ORIGIN), {
    path: ['PASAR_PAYS_IN_PROCESS'],
    error: 'gives goods away, and is refused where the origin is not on this machine',
  })
  .refine((set) => set.PASAR_PAYMENT_API === 'core' || readBiSnap(set), {
    path: ['PASAR_PAYMENT_API'],
    error: 'needs every MIDTRANS_BI_SNAP_ variable for bi-snap',
  })
  // Anyone can sign with the demo issuers' keys, so the file is ignored outside a demo.
  .transform(({ PASAR_DEMO_ISSUERS_FILE, ...variables }) => ({
    ...variables,
    PASAR_DEMO_ISSUERS_FILE: variables.DEMO_MODE ? PASAR_DEMO_ISSUERS_FILE : undefined,
    PASAR_DATABASE_DIRECT_URL: variables.PASAR_DATABASE_DIRECT_URL ?? variables.PASAR_DATABASE_URL,
    BI_SNAP: readBiSnap(variables),
  }))

/** The account of BI-SNAP, if it is complete. */
function readBiSnap(set: Omit<z.output<typeof variables>, 'PASAR_DEMO_ISSUERS_FILE'>) {
  const {
    MIDTRANS_BI_SNAP_BASE_URL: baseUrl,
    MIDTRANS_BI_SNAP_CLIENT_ID: clientId,
    MIDTRANS_BI_SNAP_CLIENT_SECRET: clientSecret,
    MIDTRANS_BI_SNAP_PARTNER_ID: partnerId,
    MIDTRANS_BI_SNAP_CHANNEL_ID: channelId,
    MIDTRANS_BI_SNAP_PRIVATE_KEY_FILE: privateKeyFile,
    MIDTRANS_BI_SNAP_PARTNER_KEYS_FILE: partnerKeysFile,
  } = set
  if (!baseUrl || !clientId || !clientSecret || !partnerId || !privateKeyFile || !partnerKeysFile) return undefined

  return { baseUrl, clientId, clientSecret, partnerId, channelId, privateKeyFile, partnerKeysFile }
}

/** Each may come from a file instead, named by `<NAME>_FILE`. */
const SECRETS = [
  'PASAR_DATABASE_URL',
  'PASAR_DATABASE_DIRECT_URL',
  'PASAR_DATABASE_REPLICA_URL',
  'PASAR_HANDOFF_SECRET',
  'PASAR_ACCOUNT_SECRET',
  'PASAR_BACK_OFFICE_KEY',
  'PASAR_SMTP_URL',
  'PASAR_AUDITOR_KEY',
  'PASAR_METRICS_KEY',
  'MIDTRANS_SERVER_KEY',
  'MIDTRANS_CLIENT_KEY',
  'MIDTRANS_BI_SNAP_CLIENT_SECRET',
  'PASAR_DEMO_KEY',
]

export type Environment = z.infer<typeof schema>

let environment: Environment | undefined

/**
 * Returns Pasar's configuration, read once. No other module reads `process.env`.
 * @throws {Error} with one line for every missing or malformed value.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

export const parseEnvironment = (variables: fields.Variables): Environment =>
  fields.parseEnvironment('Pasar', schema, variables, SECRETS)

const ofMigration = variables.pick({ PASAR_DATABASE_URL: true, PASAR_DATABASE_DIRECT_URL: true })

/**
 * The only configuration of the migrate step: it needs no keys and no URLs. @throws {Error} as
 * `getEnvironment` does.
 */
export function getMigratedDatabase(): string {
  const { PASAR_DATABASE_URL: url, PASAR_DATABASE_DIRECT_URL: direct } = fields.parseEnvironment(
    'Pasar',
    ofMigration,
    process.env,
    SECRETS,
  )

  return direct ?? url
}

/** Read without validating the rest: a build loads the log without any configuration. */
export const getLogLevel = () => fields.logLevel.catch('info').parse(process.env.LOG_LEVEL)

/** Read without validating the rest: tests of verbs have no configuration. */
export const getFirstPollSeconds = () => firstPollSeconds.catch(30).parse(process.env.PASAR_FIRST_POLL_SECONDS)

const isOnThisMachine = (origin: string) => /(^|\.)localhost$/.test(new URL(origin).hostname)

/** Read without validating the rest: tests of verbs have no configuration. */
export const getAccountSecret = () =>
  process.env.PASAR_ACCOUNT_SECRET_FILE
    ? getEnvironment().PASAR_ACCOUNT_SECRET
    : variables.shape.PASAR_ACCOUNT_SECRET.catch('').parse(process.env.PASAR_ACCOUNT_SECRET)

/** Read without validating the rest: tests of verbs have no configuration. */
export const isDemoMode = () => process.env.DEMO_MODE === '1'

/** Read without validating the rest: tests of verbs have no configuration. */
export const paysInProcess = () => process.env.PASAR_PAYS_IN_PROCESS === '1'

const bundleVariables = z
  .object({
    PASAR_DATABASE_URL: fields.databaseUrl,
    PASAR_DATABASE_DIRECT_URL: fields.databaseUrl.optional(),
    PASAR_ORIGIN: fields.origin('http://pasar.localhost:3001'),
    PASAR_AUDIT_SIGNING_KEY_FILE: fields.privateFile,
    PASAR_BUNDLE_KEYS_FILE: fields.filePath,
    PASAR_BUNDLE_IDENTITY_FILE: fields.privateFile,
    PASAR_BUNDLE_FOLDER: fields.filePath,
    // Optional: without it settlement reports are not compared.
    MIDTRANS_SETTLEMENT_REPORT_URL: address.optional(),
    MIDTRANS_SERVER_KEY: z.string().min(8, 'must be the server key that the payment partner gave').optional(),
    MIDTRANS_OLD_SHOP_ACCOUNT_FILE: fields.privateFile.optional(),
    PASAR_BUNDLE_S3_BUCKET: z.string().min(3, 'must be the name of a bucket').optional(),
    PASAR_BUNDLE_S3_REGION: z.string().min(1, 'must be the name of a region').default('us-east-1'),
    PASAR_BUNDLE_S3_ENDPOINT: fields.origin('https://s3.example.com').optional(),
    PASAR_BUNDLE_S3_ACCESS_KEY_ID: z.string().default(''),
    PASAR_BUNDLE_S3_SECRET_ACCESS_KEY: z.string().default(''),
  })
  .refine((set) => !set.PASAR_BUNDLE_S3_BUCKET || set.PASAR_BUNDLE_S3_SECRET_ACCESS_KEY, {
    path: ['PASAR_BUNDLE_S3_SECRET_ACCESS_KEY'],
    error: 'is needed with PASAR_BUNDLE_S3_BUCKET',
  })
  .transform((set) => ({ ...set, PASAR_DATABASE_DIRECT_URL: set.PASAR_DATABASE_DIRECT_URL ?? set.PASAR_DATABASE_URL }))

export type BundleSettings = z.infer<typeof bundleVariables>

/**
 * Configuration of the migration's commands, which a start does not need. @throws {Error} as
 * `getEnvironment` does.
 */
export const getBundleSettings = (): BundleSettings =>
  fields.parseEnvironment('The migration', bundleVariables, process.env, [
    ...SECRETS,
    'PASAR_BUNDLE_S3_ACCESS_KEY_ID',
    'PASAR_BUNDLE_S3_SECRET_ACCESS_KEY',
  ])
