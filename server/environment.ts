import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const variables = z.object({
  RAMAI_DATABASE_URL: fields.databaseUrl,
  RAMAI_DATABASE_DIRECT_URL: fields.databaseUrl.optional(),
  RAMAI_DATABASE_REPLICA_URL: fields.databaseUrl.optional(),
  RAMAI_DATABASE_DEADLINE_MS: fields.databaseDeadline,
  RAMAI_READINESS_DEADLINE_MS: fields.readinessDeadline,
  RAMAI_ORIGIN: fields.origin('http://ramai.localhost:3000'),
  RAMAI_HOSTS: fields.hosts,
  RAMAI_TRUSTED_PROXIES: fields.trustedProxies,
  RAMAI_SIGNING_KEY_FILE: fields.privateFile,
  RAMAI_SHOPS_FILE: fields.filePath,
  RAMAI_ACCOUNT_SECRET: fields.secretOfBytes(32),
  RAMAI_DESK_KEY: fields.secretOfBytes(16),
  RAMAI_AUDITOR_KEY: fields.secretOfBytes(16),
  RAMAI_METRICS_KEY: fields.secretOfBytes(16).optional(),
  RAMAI_METRICS_ADDRESS: fields.listenAddress.optional(),
  RAMAI_OTLP_URL: fields.otlpUrl.optional(),
  RAMAI_AUDIT_SIGNING_KEY_FILE: fields.privateFile,
  RAMAI_SMTP_URL: fields.smtpUrl.optional(),
  RAMAI_MAIL_FROM: z.string().min(3).default('Ramai <ramai@simulasi.example>'),
  RAMAI_MEDIA_FOLDER: fields.filePath.default('.local/media'),
  RAMAI_S3_BUCKET: z.string().min(3, 'must be the name of a bucket').optional(),
  RAMAI_S3_REGION: z.string().min(1, 'must be the name of a region').default('us-east-1'),
  RAMAI_S3_ENDPOINT: fields.origin('https://s3.example.com').optional(),
  RAMAI_S3_ACCESS_KEY_ID: z.string().min(1, 'must not be empty').optional(),
  RAMAI_S3_SECRET_ACCESS_KEY: z.string().min(1, 'must not be empty').optional(),
  RAMAI_FFMPEG: fields.filePath.optional(),
  LOG_LEVEL: fields.logLevel,
  ALLOW_REMOTE_SEED: z.literal('1', { error: 'must be 1 or not set' }).optional(),
  DEMO_MODE: fields.demoMode,
  RAMAI_DEMO_KEY: fields.demoKey.optional(),
})

const needsWith = (name: keyof z.input<typeof variables>) => ({ path: [name], error: 'is needed with RAMAI_S3_BUCKET' })

const schema = variables
  .refine(({ DEMO_MODE, RAMAI_DEMO_KEY }) => !DEMO_MODE || RAMAI_DEMO_KEY, {
    path: ['RAMAI_DEMO_KEY'],
    error: 'is needed with DEMO_MODE=1',
  })
  .refine((set) => !set.RAMAI_S3_BUCKET || set.RAMAI_S3_ACCESS_KEY_ID, needsWith('RAMAI_S3_ACCESS_KEY_ID'))
  .refine((set) => !set.RAMAI_S3_BUCKET || set.RAMAI_S3_SECRET_ACCESS_KEY, needsWith('RAMAI_S3_SECRET_ACCESS_KEY'))
  .transform((set) => ({ ...set, RAMAI_DATABASE_DIRECT_URL: set.RAMAI_DATABASE_DIRECT_URL ?? set.RAMAI_DATABASE_URL }))

/** Each may be read from a file instead, which `<NAME>_FILE` names. */
const SECRETS = [
  'RAMAI_DATABASE_URL',
  'RAMAI_DATABASE_DIRECT_URL',
  'RAMAI_DATABASE_REPLICA_URL',
  'RAMAI_ACCOUNT_SECRET',
  'RAMAI_DESK_KEY',
  'RAMAI_AUDITOR_KEY',
  'RAMAI_METRICS_KEY',
  'RAMAI_SMTP_URL',
  'RAMAI_S3_ACCESS_KEY_ID',
  'RAMAI_S3_SECRET_ACCESS_KEY',
  'RAMAI_DEMO_KEY',
]

export type Environment = z.infer<typeof schema>

let environment: Environment | undefined

/**
 * Returns Ramai's configuration, read once. This file is the only one that reads `process.env`.
 * @throws {Error} with one line for every missing or malformed value.
 */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)

  return environment
}

export const parseEnvironment = (variables: fields.Variables): Environment =>
  fields.parseEnvironment('Ramai', schema, variables, SECRETS)

const ofMigration = variables.pick({ RAMAI_DATABASE_URL: true, RAMAI_DATABASE_DIRECT_URL: true })

/**
 * Returns the database address, the only setting that the migrate step needs. @throws {Error} like
 * `getEnvironment`.
 */
export function getMigratedDatabase(): string {
  const { RAMAI_DATABASE_URL: url, RAMAI_DATABASE_DIRECT_URL: direct } = fields.parseEnvironment(
    'Ramai',
    ofMigration,
    process.env,
    SECRETS,
  )

  return direct ?? url
}

/** Reads its variable directly, because tests of verbs run without a full configuration. */
export const getAccountSecret = () =>
  process.env.RAMAI_ACCOUNT_SECRET_FILE
    ? getEnvironment().RAMAI_ACCOUNT_SECRET
    : variables.shape.RAMAI_ACCOUNT_SECRET.catch('').parse(process.env.RAMAI_ACCOUNT_SECRET)

/** Reads its variable directly, because tests of verbs run without a full configuration. */
export const isDemoMode = () => process.env.DEMO_MODE === '1'
