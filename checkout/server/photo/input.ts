import { z } from 'zod'

/** A file field without a choice sends an empty file. */
export const photos = z
  .array(z.instanceof(Blob))
  .default([])
  .transform((sent) => sent.filter(({ size }) => size > 0))
