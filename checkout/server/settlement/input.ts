import { z } from 'zod'

const LONGEST_REPORT = 2_000_000

export const report = z.object({ csv: z.string().max(LONGEST_REPORT) })

/** Below the limit of an action, so that the person gets a message and no broken connection. */
const LARGEST_FILE = 900_000

export const reportForm = z.object({
  report: z.file('file_missing').min(1, 'file_missing').max(LARGEST_FILE, 'file_too_large'),
})
