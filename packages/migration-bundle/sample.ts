import { createHash } from 'node:crypto'
import { signDocument } from '@jembatan/contract/keys/signed-document'
import type { SigningKey } from '@jembatan/contract/keys/signing-key'
import { z } from 'zod'
import { sha256, size } from './fields'
import { chunkSchema } from './manifest'
import { signedFile } from './signed-file'
import { BUNDLE_SCHEMA, type BundleTable } from './tables'

/** The `typ` of the signatures. */
const SECRET_TYPE = 'bundle-draw-secret.v1+jws'
const PROMISE_TYPE = 'bundle-draw.v1+jws'
const SAMPLE_TYPE = 'bundle-sample.v1+jws'

/**
 * The number of whole orders to compare cell by cell. If one order in a hundred is faulty, the
 * sample misses it once in twenty thousand draws.
 */
export const SAMPLE_ORDERS = 1000
const MOST_SAMPLE_ORDERS = 100_000

/**
 * Tables with rows of an order: the column that refers to it, and the table of the referenced key.
 */
export const SAMPLE_TABLES = {
  orders: { by: 'id', of: null },
  orderLines: { by: 'orderId', of: 'orders' },
  payments: { by: 'orderId', of: 'orders' },
  refunds: { by: 'paymentId', of: 'payments' },
  invoices: { by: 'orderId', of: 'orders' },
  reviews: { by: 'orderId', of: 'orders' },
} as const satisfies Partial<Record<BundleTable, object>>

export type SampleTable = keyof typeof SAMPLE_TABLES
export const sampleTables = Object.keys(SAMPLE_TABLES) as SampleTable[]

/** The folder of the sample's files, beside the bundles of a migration. */
export const sampleFolder = (migration: string) => `${migration}/sample`
export const sampleFiles = (migration: string) => ({
  promise: `${sampleFolder(migration)}/promise.json`,
  request: `${sampleFolder(migration)}/request.json`,
  answer: `${sampleFolder(migration)}/answer.json`,
})

const promiseSchema = z.strictObject({ version: z.literal(1), migration: z.uuid(), draw: size, commitment: sha256 })
const promiseFile = signedFile('promise', PROMISE_TYPE, promiseSchema)

/**
 * The request is unsigned. The signed response repeats its nonce, and Pasar compares it with the
 * stored one.
 */
export const requestSchema = z.strictObject({
  migration: z.uuid(),
  draw: size,
  nonce: sha256,
  orders: size.min(1).max(MOST_SAMPLE_ORDERS),
})
export type SampleRequest = z.infer<typeof requestSchema>

const answerSchema = z.strictObject({
  version: z.literal(1),
  schema: z.literal(BUNDLE_SCHEMA),
  migration: z.uuid(),
  /** The bundle before the sample, which can only be compared at that moment. */
  sequence: size,
  side: z.string(),
  createdAt: z.iso.datetime(),
  draw: size,
  nonce: sha256,
  /** The secret of the promise, revealed when neither side can influence the draw any more. */
  secret: sha256,
  /** The orders were drawn from keys up to this one. */
  lastOrder: size,
  orders: size.min(1).max(MOST_SAMPLE_ORDERS),
  chunks: z.array(chunkSchema),
})
export type DrawAnswer = z.infer<typeof answerSchema>
const answerFile = signedFile('answer', SAMPLE_TYPE, answerSchema)

/**
 * Signs the draw: only the holder of the key can compute the secret, and a repeated run computes
 * the same one.
 */
export const secretOfDraw = async (draw: { migration: string; draw: number }, signingKey: SigningKey) =>
  hashOf(await signDocument(draw, SECRET_TYPE, signingKey))

export const commitmentTo = (secret: string) => hashOf(secret)

/** Commits to a secret before it is revealed. */
export async function signPromise({ migration, draw }: { migration: string; draw: number }, signingKey: SigningKey) {
  const commitment = commitmentTo(await secretOfDraw({ migration, draw }, signingKey))

  return promiseFile.sign({ version: 1, migration, draw, commitment }, signingKey)
}

export const readPromise = promiseFile.read

export const signAnswer = (answer: Omit<DrawAnswer, 'version' | 'schema'>, signingKey: SigningKey) =>
  answerFile.sign({ version: 1, schema: BUNDLE_SCHEMA, ...answer }, signingKey)

export const readAnswer = answerFile.read

type Draw = Pick<DrawAnswer, 'secret' | 'nonce' | 'lastOrder' | 'orders'>

/**
 * Returns the keys of the drawn orders in rising order. They follow from both halves, so neither
 * side chooses them.
 */
export function drawOrders({ secret, nonce, lastOrder, orders }: Draw): number[] {
  if (orders >= lastOrder) return Array.from({ length: lastOrder }, (_, index) => index + 1)
  const orderIds = new Set<number>()
  for (let count = 0; orderIds.size < orders; count += 1) {
    const number = createHash('sha256').update(`${secret}.${nonce}.${count}`).digest().readBigUInt64BE()
    orderIds.add(Number(number % BigInt(lastOrder)) + 1)
  }

  return [...orderIds].sort((one, other) => one - other)
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
