import { z } from 'zod'
import { PURPOSES } from './limits'

export const consentChoice = z.object({ purpose: z.enum(PURPOSES), granted: z.enum(['yes', 'no']) })
