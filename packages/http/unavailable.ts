import type { ServerResponse } from 'node:http'
import { remember } from '@epic-web/remember'
import type { Refusal } from './admission'

/** A form that no action of ours could have sent. Next answers what it cannot read with a bare 500. */
export const FORM_MALFORMED: Refusal = { code: 'form_malformed', status: 400 }

/** What is known of an answer while it is made. */
type Answer = { unavailable: boolean; missing: boolean; awaitsAction: boolean; refusal?: Refusal }

// Next's bundle and the web server's are apart; one process keeps them once. By the request's id, and not in
// an AsyncLocalStorage, which Node 20 carries into every promise of a page.
const kept = remember('jembatanAnswers', (): { jembatanAnswers?: Map<string, Answer> } => ({}))
kept.jembatanAnswers ??= new Map()
const answers = kept.jembatanAnswers

const note = (requestId: string, noted: Partial<Answer>) => {
  const answer = answers.get(requestId)
  if (answer) Object.assign(answer, noted)
}

/** Called where a request meets a database that is away: a failure of its answer then says so, and asks to come again. */
export const noteUnavailable = (requestId: string) => note(requestId, { unavailable: true })

/** Called where a page says that what was asked for does not exist: a document that does is answered with 404. */
export const noteMissing = (requestId: string) => note(requestId, { missing: true })

/** Called before Next reads a form: a failure before any action has begun is that of the form. */
export const awaitAction = (requestId: string) => note(requestId, { awaitsAction: true })

/** Called where an action begins. */
export const noteActed = (requestId: string) => note(requestId, { awaitsAction: false })

/** Whether a form was sent, and no action has begun yet. */
export const isFormUnread = (requestId: string) => answers.get(requestId)?.awaitsAction === true

/** Gives this refusal in place of whatever is answered. */
export const refuseInstead = (requestId: string, refusal: Refusal) => note(requestId, { refusal })

/** What writes to a response, or sends its head. */
const WRITERS = ['writeHead', 'flushHeaders', 'write', 'end'] as const

type Writer = (typeof WRITERS)[number]

type Guarded = {
  requestId: string
  response: ServerResponse
  /** Writes and ends the answer that takes the place of what would have been written; without a refusal, that the database is away. */
  instead: (refusal?: Refusal) => void
  /** Milliseconds after which an answer that has not begun is taken for one that never comes. */
  within?: number | undefined
  /** Told of such an answer. */
  onLate?: () => void
}

/**
 * Runs `handle` with a view of the response. An answer that would be a bare 500, because something that it needs is away, is
 * given by `instead`; so is one to a form that no action could read, and one that has not begun in time. Next knows no status
 * for a page that says itself what is missing.
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
  const judged = (name: Writer) =>
    function (this: ServerResponse, ...given: unknown[]) {
      if (answer.missing && !response.headersSent && isDocument(response) && response.statusCode === 200) {
        response.statusCode = 404
        if (name === 'writeHead') given[0] = 404
      }
      if (!replaced && !response.headersSent)
        replaceFailure(name === 'writeHead' ? Number(given[0]) : response.statusCode)
      if (!replaced) return Reflect.apply(response[name] as () => unknown, response, given)
      // The writer is told that it went well: there is nobody to read it.
      const whenDone = given.find((one) => typeof one === 'function')
      if (whenDone) process.nextTick(whenDone)

      return name === 'write' ? true : this
    }
  const writers = new Map<PropertyKey, unknown>(WRITERS.map((name) => [name, judged(name)]))
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

/** Not what the scripts of a page ask for, which take a failure for that of the whole page. */
const isDocument = ({ req: { headers } }: ServerResponse) =>
  headers.rsc === undefined && headers['next-action'] === undefined

/** An action of an earlier build: Next refuses it in words that its client knows. */
const isOfAnotherBuild = ({ req: { headers } }: ServerResponse, status: number) =>
  headers['next-action'] !== undefined && status === 404
