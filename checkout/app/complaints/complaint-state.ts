import { TEXT_HOLDS } from '@/app/_forms/field'
import { isOrderGone } from '@/app/_forms/order-forms'
import { type Mistakes, mistakeOfPhotos, photosIn } from '@/app/_forms/photo/photo-form'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { mistakeOfLength } from '@/app/_forms/text-length'
import { readFailure } from '@/server/trpc/failures'

export const TOPICS = ['product', 'delivery', 'payment', 'return', 'seller', 'privacy', 'other'] as const

type Topic = (typeof TOPICS)[number]

export const MISTAKES = [
  'topic_missing',
  'complaint_too_short',
  'complaint_too_long',
  'too_many_complaints',
  'order_in_migration',
  'text_unreadable',
] as const

/** Of these the shop says that it did not file it. */
const REFUSALS = ['too_many_complaints', 'order_in_migration', 'text_unreadable'] as const

/** Why no ticket is found. */
export const FIND_REFUSALS = ['complaint_unknown', 'too_many_complaints', 'text_unreadable'] as const

export const FIND_MISTAKES = ['number_missing', 'secret_missing', ...FIND_REFUSALS] as const

export type FindComplaintMistake = (typeof FIND_MISTAKES)[number]

export type ComplaintState = {
  typed: { topic: string; body: string }
  mistakes: Mistakes<(typeof MISTAKES)[number]>
  /** This browser has the order no more, and nothing was filed. */
  orderGone: boolean
  /** Of a complaint without an order: told this once. */
  ticket: { number: string; secret: string; due: string } | null
}

const LONGEST = 2000

type Complaint = { orderId: string; topic: Topic; body: string; photos: File[] }
type Filed<Result> = (complaint: Complaint) => Promise<Result>

type ReadComplaint<Result> = {
  orderId: string
  /** Null where it was not filed; why, the state says. */
  filed: Result | null
  state: ComplaintState
}

/** Reads the form of a complaint and has it filed. Everything that is wrong is said at once, at its field. */
export async function readComplaint<Result>(form: FormData, file: Filed<Result>): Promise<ReadComplaint<Result>> {
  const given = formOrNotFound(form)
  const text = (name: string) => String(given.get(name) ?? '')
  const typed = { topic: text('topic').slice(0, 100), body: text('body').slice(0, TEXT_HOLDS) }
  const orderId = text('orderId').slice(0, 100)
  const topic = TOPICS.find((one) => one === typed.topic)
  const mistakes = findMistakes(typed)
  const state: ComplaintState = { typed, mistakes: {}, orderGone: false, ticket: null }
  const unfiled = (why: Partial<ComplaintState>) => ({ orderId, filed: null, state: { ...state, ...why } })
  if (!topic || Object.keys(mistakes).length > 0) return unfiled({ mistakes })

  try {
    const filed = await file({ orderId, topic, body: typed.body, photos: photosIn(given) })
    return { orderId, filed, state }
  } catch (error) {
    const failure = readFailure(error)
    if (failure && isOrderGone(failure.code)) return unfiled({ orderGone: true })
    const wrong = failure && mistakeOfPhotos(failure)
    if (wrong) return unfiled({ mistakes: wrong })
    const code = REFUSALS.find((one) => one === failure?.code)
    if (!code) throw error

    return unfiled({ mistakes: { body: { code } } })
  }
}

function findMistakes({ topic, body }: ComplaintState['typed']) {
  const mistakes: ComplaintState['mistakes'] = {}
  if (!TOPICS.some((one) => one === topic)) mistakes.topic = { code: 'topic_missing' }
  const wrongBody = mistakeOfLength('complaint', body, { longest: LONGEST })
  if (wrongBody) mistakes.body = { code: wrongBody }

  return mistakes
}
