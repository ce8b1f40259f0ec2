import { z } from 'zod'

export const signIn = z.object({ key: z.string().max(1000, 'back_office_key_wrong') })
