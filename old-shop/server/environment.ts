import * as fields from '@jembatan/platform/environment'
import { z } from 'zod'

const variables = z.object({
  TOKO_LAMA_DATABASE_URL: fields.databaseUrl,
  ALLOW_REMOTE_SEED: z.literal('1', { error: 'must be 1 or not set' }).optional(),
})

export type Environment = z.infer<typeof variables>

/**
 * The old shop's configuration. The only place that looks at `process.env`.
 * @throws {Error} with one line for every value that is missing or malformed.
 */
export const getEnvironment = (): Environment => fields.parseEnvironment('Toko Lama', variables, process.env)
