import type { ServerResponse } from 'node:http'
import { remember } from '@epic-web/remember'
import type { Refusal } from './request-guard'

/**
 * A form that no action of ours could have sent. Next answers an unreadable form with a bare 500.
 */
export const FORM_MALFORMED: Refusal = { code: 'form_malformed', status: 400 }

/** The state of a response in progress. */
type Answer = { unavailable: boolean; missing: boolean; awaitsAction: boolean; refusal?: Refusal }

// Shared through the process, because Next's bundle has its own copy of this module. Keyed by
// request id: Node 20 would carry an AsyncLocalStorage into every promise of a page.
const singleton = remember('jembatanAnswers', (): { jembatanAnswers?: Map<string, Answer> } => ({}))
singleton.jembatanAnswers ??= new Map()
const answers = singleton.jembatanAnswers

const note = (requestId: string, details: Partial<Answer>) => {
  const answer = answers.get(requestId)
  if (answer) Object.assign(answer, details)
}

/**
 * Called when a request finds the database unavailable: a failed response then says so and asks to
 * retry.
 */
export const noteUnavailable = (requestId: string) => note(requestId, { unavailable: true })

/** Called when a page reports a missing record: a document is then answered with 404. */
export const noteMissing = (requestId: string) => note(requestId, { missing: true })

/**
 * Called before Next parses a form: a failure before an action has begun is then a failure of the
 * form.
 */
export const awaitAction = (requestId: string) => note(requestId, { awaitsAction: true })

/** Called when an action begins. */
export const noteAction = (requestId: string) => note(requestId, { awaitsAction: false })

/** Returns whether a form was sent and no action has begun yet. */
export const isFormUnread = (requestId: string) => answers.get(requestId)?.awaitsAction === true

/** Replaces the response by this refusal. */
export const refuseInstead = (requestId: string, refusal: Refusal) => note(requestId, { refusal })

/** The methods that write to a response or send its headers. */
const WRITERS = ['writeHead', 'flushHeaders', 'write', 'end'] as const

type Writer = (typeof WRITERS)[number]

type Guarded = {
  requestId: string
  response: ServerResponse
  /**
   * Writes and ends the replacement response; without a refusal, the one for an unavailable
   * database.
   */
  instead: (refusal?: Refusal) => void
  /** Milliseconds after which a response that has not begun is given up. */
  within?: number | undefined
  /** Called when `within` has passed. */
  onLate?: () => void
}

/**
 * Runs `handle` with a proxy of the response, and replaces some responses by `instead`:
 * - a response for which `refuseInstead` was called
 * - a bare 500 while the database is unavailable
 * - a form that no action could parse
 * - a response that has not begun in time
 *
 * Also sets 404 for a page that reports a missing record, because Next does not.
 */
export function orUnavailable(
  { requestId, response, instead, within, onLate }: Guarded,
  handle: (view: ServerResponse) => void,
) {
  const answer: Answer = { unavailable: false, missing: false, awaitsAction: false }
  answers.set(requestId, answer)
  let replaced = false
  const replace = (refusal?: Refusal) => {
    replaced = true
    for (const name of response.getHeaderNames()) if (name !== 'x-request-id') response.removeHeader(name)
    instead(refusal)
  }
  const replaceFailure = (status: number) => {
    if (answer.refusal) replace(answer.refusal)
    else if (status === 500 && answer.unavailable) replace()
    else if (answer.awaitsAction && status >= 400 && !isOfAnotherBuild(response, status)) replace(FORM_MALFORMED)
  }
  const guarded = (name: Writer) =>
    function (this: ServerResponse, ...args: unknown[]) {
      if (answer.missing && !response.headersSent && isDocument(response) && response.statusCode === 200) {
        response.statusCode = 404
        if (name === 'writeHead') args[0] = 404
      }
      if (!replaced && !response.headersSent)
        replaceFailure(name === 'writeHead' ? Number(args[0]) : response.statusCode)
      if (!replaced) return Reflect.apply(response[name] as () => unknown, response, args)
      // Reports success to the writer: its output is discarded.
      const whenDone = args.find((one) => typeof one === 'function')
      if (whenDone) process.nextTick(whenDone)

      return name === 'write' ? true : this
    }
  const writers = new Map<PropertyKey, unknown>(WRITERS.map((name) => [name, guarded(name)]))
  const giveUp = () => {
    if (response.headersSent || replaced) return
    onLate?.()
    replace()
  }
  const late = within && setTimeout(giveUp, within)
  response.once('close', () => {
    if (late) clearTimeout(late)
    // A proxy may give one id to two requests.
    if (answers.get(requestId) === answer) answers.delete(requestId)
  })
  handle(new Proxy(response, { get: (target, name) => writers.get(name) ?? Reflect.get(target, name) }))
}

/**
 * Excludes requests by a page's scripts, which would treat the status as a failure of the whole
 * page.
 */
const isDocument = ({ req: { headers } }: ServerResponse) =>
  headers.rsc === undefined && headers['next-action'] === undefined

/** An action of an earlier build: Next's own refusal is understood by its client. */
const isOfAnotherBuild = ({ req: { headers } }: ServerResponse, status: number) =>
  headers['next-action'] !== undefined && status === 404
