import { parseBundleKeys, parseSigningKey } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { readKeyFile } from '@jembatan/platform/key-file'
import { openObjectStore } from '@jembatan/platform/object-store'
import { z } from 'zod'
import type { BundleSettings } from '../environment'
import type { Sender } from './store-bundle'

const recipientSchema = z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) })

/** Opens the configured sender. @throws {DomainError} that names the file of a wrong key. */
export async function openSender(settings: BundleSettings): Promise<Sender> {
  const { recipient } = await readRecipient(settings)

  return {
    store: openStore(settings),
    signingKey: await readSigningKey(settings),
    issuer: settings.TOKO_LAMA_ISSUER,
    audience: settings.TOKO_LAMA_AUDIENCE,
    recipient,
    now: () => new Date(),
  }
}

export function openStore(settings: BundleSettings) {
  const { TOKO_LAMA_S3_BUCKET: bucket, TOKO_LAMA_BUNDLE_FOLDER: folder } = settings

  return openObjectStore(
    bucket === undefined
      ? { folder }
      : {
          bucket,
          region: settings.TOKO_LAMA_S3_REGION,
          endpoint: settings.TOKO_LAMA_S3_ENDPOINT,
          accessKeyId: settings.TOKO_LAMA_S3_ACCESS_KEY_ID,
          secretAccessKey: settings.TOKO_LAMA_S3_SECRET_ACCESS_KEY,
        },
  )
}

export const readSigningKey = ({ TOKO_LAMA_SIGNING_KEY_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    async (text) => parseSigningKey(JSON.parse(text)),
    (about) =>
      new DomainError(
        'invalid',
        'signing_key_wrong',
        `TOKO_LAMA_SIGNING_KEY_FILE: ${file} must hold the key by which the old shop signs, an Ed25519 private key as a JWK. Put the right file there, then run the same command.`,
        about,
      ),
  )

/** Reads the public keys with which Pasar signs. */
export const readReaderKeys = ({ TOKO_LAMA_READER_KEYS_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    async (text) => parseBundleKeys(JSON.parse(text)),
    (about) =>
      new DomainError(
        'invalid',
        'keys_wrong',
        `TOKO_LAMA_READER_KEYS_FILE: ${file} must hold the public keys by which Pasar signs: { "keys": [ … ] }. Ask the shop for its file, then run the same command.`,
        about,
      ),
  )

const readRecipient = ({ TOKO_LAMA_RECIPIENT_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    async (text) => recipientSchema.parse(JSON.parse(text)),
    (about) =>
      new DomainError(
        'invalid',
        'recipient_wrong',
        `TOKO_LAMA_RECIPIENT_FILE: ${file} must hold the shop’s public key: { "recipient": "age1…" }. Ask the shop for its file, then run the same command.`,
        about,
      ),
  )
