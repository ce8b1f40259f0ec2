import { readFile } from 'node:fs/promises'
import { parseSigningKey } from '@jembatan/contract/bundle'
import { openObjectStore } from '@jembatan/platform/object-store'
import { z } from 'zod'
import type { BundleSettings } from '../environment'
import type { Sender } from './store-bundle'

const recipientSchema = z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) })

/** Whoever the configuration says signs, for whom, and where to. @throws {Error} in one sentence about the file. */
export async function openSender(settings: BundleSettings): Promise<Sender> {
  const { TOKO_LAMA_S3_BUCKET: bucket, TOKO_LAMA_BUNDLE_FOLDER: folder } = settings
  const recipient = recipientSchema.safeParse(await readJson(settings.TOKO_LAMA_RECIPIENT_FILE))
  if (!recipient.success)
    throw new Error(`${settings.TOKO_LAMA_RECIPIENT_FILE} must hold the shop’s public key: { "recipient": "age1…" }.`)

  return {
    store: openObjectStore(
      bucket === undefined
        ? { folder }
        : {
            bucket,
            region: settings.TOKO_LAMA_S3_REGION,
            endpoint: settings.TOKO_LAMA_S3_ENDPOINT,
            accessKeyId: settings.TOKO_LAMA_S3_ACCESS_KEY_ID,
            secretAccessKey: settings.TOKO_LAMA_S3_SECRET_ACCESS_KEY,
          },
    ),
    signingKey: await parseSigningKey(await readJson(settings.TOKO_LAMA_SIGNING_KEY_FILE)),
    issuer: settings.TOKO_LAMA_ISSUER,
    audience: settings.TOKO_LAMA_AUDIENCE,
    ...recipient.data,
    now: () => new Date(),
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })

  return JSON.parse(text)
}
