import { z } from 'zod'

const LONGEST_REPORT = 2_000_000

export const report = z.object({ csv: z.string().max(LONGEST_REPORT) })

/**
 * Below the server action limit, so that the operator gets a message instead of a broken
 * connection.
 */
const LARGEST_FILE = 900_000

export const reportForm = z.object({
  report: z.file('file_missing').min(1, 'file_missing').max(LARGEST_FILE, 'file_too_large'),
})
