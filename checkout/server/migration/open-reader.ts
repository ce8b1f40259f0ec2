import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { identityToRecipient, parseBundleKeys, parseSigningKey } from '@jembatan/contract/bundle'
import { DomainError } from '@jembatan/platform/errors'
import { openObjectStore } from '@jembatan/platform/object-store'
import type { SidesKeys } from '@/db/schema'
import type { BundleSettings } from '../environment'

/** Whoever the configuration says reads bundles, and where they have come. @throws {Error} in one sentence about a file. */
export async function openReader(settings: BundleSettings) {
  const identity = (await readText(settings.PASAR_BUNDLE_IDENTITY_FILE)).trim()
  const recipient = await identityToRecipient(identity).catch((cause) => {
    throw new DomainError(
      'invalid',
      'identity_wrong',
      `${settings.PASAR_BUNDLE_IDENTITY_FILE} must hold Pasar’s secret key, AGE-SECRET-KEY-1….`,
      { file: basename(settings.PASAR_BUNDLE_IDENTITY_FILE) },
      { cause },
    )
  })

  return {
    store: openStore(settings),
    reader: {
      keys: await readDocumentKeys(settings),
      audience: settings.PASAR_ORIGIN,
      identity,
      recipient,
    },
  }
}

export function openStore(settings: BundleSettings) {
  const { PASAR_BUNDLE_S3_BUCKET: bucket, PASAR_BUNDLE_FOLDER: folder } = settings

  return openObjectStore(
    bucket === undefined
      ? { folder }
      : {
          bucket,
          region: settings.PASAR_BUNDLE_S3_REGION,
          endpoint: settings.PASAR_BUNDLE_S3_ENDPOINT,
          accessKeyId: settings.PASAR_BUNDLE_S3_ACCESS_KEY_ID,
          secretAccessKey: settings.PASAR_BUNDLE_S3_SECRET_ACCESS_KEY,
        },
  )
}

/** By which the old shop signs. */
export const readDocumentKeys = async ({ PASAR_BUNDLE_KEYS_FILE: file }: BundleSettings) =>
  parseBundleKeys(JSON.parse(await readText(file)))

/** The same as they are published. */
export const readPublishedKeys = async ({
  PASAR_BUNDLE_KEYS_FILE: file,
}: BundleSettings): Promise<SidesKeys['oldShop']> => JSON.parse(await readText(file)).keys

/** What Pasar says of its own rows is signed like everything that an auditor reads. */
export const readSigningKey = async ({ PASAR_AUDIT_SIGNING_KEY_FILE: file }: BundleSettings) =>
  parseSigningKey(JSON.parse(await readText(file)))

const readText = (file: string) =>
  readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', 'file_unreadable', `${file} cannot be read.`, { file: basename(file) }, { cause })
  })
