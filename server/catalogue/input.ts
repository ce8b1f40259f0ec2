import { z } from 'zod'
import { LARGEST_UPLOAD } from './limits'

export const ofOneShop = z.object({ shop: z.string().max(32) })

export const catalogueFile = ofOneShop.extend({
  file: z.file('file_missing').min(1, 'file_missing').max(LARGEST_UPLOAD, 'file_too_large'),
})

export const waitingUpload = ofOneShop.extend({ id: z.uuid() })

/** `from`: the version that the page shows as current. */
export const versionChange = ofOneShop.extend({ from: z.coerce.number().int() })
