import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const database = z.object({
  TOKO_LAMA_DATABASE_URL: fields.databaseUrl,
  ALLOW_REMOTE_SEED: z.literal('1', { error: 'must be 1 or not set' }).optional(),
})

const bundles = z
  .object({
    TOKO_LAMA_ISSUER: fields.origin('http://ramai.localhost:3000'),
    TOKO_LAMA_AUDIENCE: fields.origin('http://pasar.localhost:3001'),
    TOKO_LAMA_SIGNING_KEY_FILE: fields.filePath,
    TOKO_LAMA_RECIPIENT_FILE: fields.filePath,
    TOKO_LAMA_READER_KEYS_FILE: fields.filePath,
    TOKO_LAMA_BUNDLE_FOLDER: fields.filePath,
    TOKO_LAMA_S3_BUCKET: z.string().min(3, 'must be the name of a bucket').optional(),
    TOKO_LAMA_S3_REGION: z.string().min(1, 'must be the name of a region').default('us-east-1'),
    TOKO_LAMA_S3_ENDPOINT: fields.origin('https://s3.example.com').optional(),
    TOKO_LAMA_S3_ACCESS_KEY_ID: z.string().min(1, 'must not be empty').default(''),
    TOKO_LAMA_S3_SECRET_ACCESS_KEY: z.string().min(1, 'must not be empty').default(''),
  })
  .refine((set) => !set.TOKO_LAMA_S3_BUCKET || set.TOKO_LAMA_S3_ACCESS_KEY_ID, {
    path: ['TOKO_LAMA_S3_ACCESS_KEY_ID'],
    error: 'is needed with TOKO_LAMA_S3_BUCKET',
  })
  .refine((set) => !set.TOKO_LAMA_S3_BUCKET || set.TOKO_LAMA_S3_SECRET_ACCESS_KEY, {
    path: ['TOKO_LAMA_S3_SECRET_ACCESS_KEY'],
    error: 'is needed with TOKO_LAMA_S3_BUCKET',
  })

export type BundleSettings = z.infer<typeof bundles>

/**
 * Returns the old shop's configuration. This file is the only one that reads `process.env`.
 * @throws {Error} with one line for every missing or malformed value.
 */
export const getEnvironment = () => fields.parseEnvironment('Toko Lama', database, process.env)

/** Returns the settings of an export. @throws {Error} as above. */
export const getBundleSettings = (): BundleSettings => fields.parseEnvironment('Toko Lama', bundles, process.env)

const account = z.object({ TOKO_LAMA_ACCOUNT_FOLDER: fields.filePath })

/** Returns the folder for the account's history at Kasir. @throws {Error} as above. */
export const getAccountFolder = () =>
  fields.parseEnvironment('Toko Lama', account, process.env).TOKO_LAMA_ACCOUNT_FOLDER
