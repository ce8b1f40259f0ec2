import { z } from 'zod'

/** A field without a choice sends a file without content. */
export const photos = z
  .array(z.instanceof(Blob))
  .default([])
  .transform((sent) => sent.filter(({ size }) => size > 0))
