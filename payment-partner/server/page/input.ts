import { z } from 'zod'

// An unknown method changes nothing and leads back to the page.
export const methodChoice = z.object({ method: z.string().default('') })

export const simulatedOutcome = z.object({ outcome: z.string().default('') })
