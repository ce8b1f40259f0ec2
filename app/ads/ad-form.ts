import { z } from 'zod'
import { POST_ID } from './closed-ads'

/** What the forms that close an ad and take that back send. */
export const adForm = z.object({ post: z.string().regex(POST_ID) })
