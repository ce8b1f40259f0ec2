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

/** Whole orders that are compared cell by cell: of a fault in one order of a hundred they miss one in twenty thousand times. */
export const SAMPLE_ORDERS = 1000
const MOST_SAMPLE_ORDERS = 100_000

/** Tables with rows of an order: the column by which a row belongs to it, and the table whose key that column holds. */
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

/** Where they lie, beside the bundles of a migration. */
export const sampleFolder = (migration: string) => `${migration}/sample`
export const sampleFiles = (migration: string) => ({
  promise: `${sampleFolder(migration)}/promise.json`,
  asked: `${sampleFolder(migration)}/asked.json`,
  answer: `${sampleFolder(migration)}/answer.json`,
})

const promiseSchema = z.strictObject({ version: z.literal(1), migration: z.uuid(), draw: size, commitment: sha256 })
const promiseFile = signedFile('promise', PROMISE_TYPE, promiseSchema)

/** Not signed: the answer repeats it, signed, and Pasar has stored what it asked. */
export const askedSchema = z.strictObject({
  migration: z.uuid(),
  draw: size,
  nonce: sha256,
  orders: size.min(1).max(MOST_SAMPLE_ORDERS),
})
export type AskedDraw = z.infer<typeof askedSchema>

const answerSchema = z.strictObject({
  version: z.literal(1),
  schema: z.literal(BUNDLE_SCHEMA),
  migration: z.uuid(),
  /** After which bundle: of another moment it says nothing. */
  sequence: size,
  side: z.string(),
  createdAt: z.iso.datetime(),
  draw: size,
  nonce: sha256,
  /** The secret behind the promise, once neither side can choose any more. */
  secret: sha256,
  /** Among keys up to here the orders were drawn. */
  lastOrder: size,
  orders: size.min(1).max(MOST_SAMPLE_ORDERS),
  chunks: z.array(chunkSchema),
})
export type DrawAnswer = z.infer<typeof answerSchema>
const answerFile = signedFile('answer', SAMPLE_TYPE, answerSchema)

/** A signature over the draw: only the key's holder can compute it, and a repeated run computes the same. */
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

/** Keys of orders in rising order: they follow from both halves, and neither side chooses them. */
export function drawOrders({ secret, nonce, lastOrder, orders }: Draw): number[] {
  if (orders >= lastOrder) return Array.from({ length: lastOrder }, (_, index) => index + 1)
  const drawn = new Set<number>()
  for (let count = 0; drawn.size < orders; count += 1) {
    const number = createHash('sha256').update(`${secret}.${nonce}.${count}`).digest().readBigUInt64BE()
    drawn.add(Number(number % BigInt(lastOrder)) + 1)
  }

  return [...drawn].sort((one, other) => one - other)
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
