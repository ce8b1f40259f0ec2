import { z } from 'zod'
import { DomainError, FAILURE_KINDS } from './errors'
import { findUnreadable } from './text'

type DemoRouteSettings<Refusal> = {
  /** Undefined without demo mode: then there is no such address. */
  getKey: () => string | undefined
  /** What is wrong with the `authorization` header, if anything. */
  checkKey: (authorization: string | null, key: string) => Refusal | undefined
  /** Records the reason, but neither the key that was tried nor where it came from. */
  onRefused: (reason: Refusal) => Promise<void>
  onFailed: (failure: unknown) => void
}

type Named = { params?: Promise<Record<string, string>> }

/** Makes route handlers out of verbs: the schema reads the body and the address, the key decides who may. */
export function createDemoRoute<Refusal>({ getKey, checkKey, onRefused, onFailed }: DemoRouteSettings<Refusal>) {
  return <Input>(schema: z.ZodType<Input>, verb: (input: Input) => Promise<object>) =>
    async (request: Request, { params }: Named = {}): Promise<Response> => {
      const key = getKey()
      if (!key) return json({ error: 'No such address.' }, 404)
      const refusal = checkKey(request.headers.get('authorization'), key)
      if (refusal) {
        await onRefused(refusal)
        return json({}, 401)
      }

      try {
        return json(await verb(schema.parse({ ...(await readJson(request)), ...(await params) })))
      } catch (failure) {
        return toAnswer(failure, onFailed)
      }
    }
}

/** A missing body is read as an empty object. */
async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  const body = z.record(z.string(), z.unknown()).parse(text.trim() === '' ? {} : JSON.parse(text))
  const field = findUnreadable(body)?.join('.')
  if (field !== undefined) throw new DomainError('malformed', 'text_unreadable', `Unreadable text in ${field}.`)

  return body
}

function toAnswer(failure: unknown, onFailed: (failure: unknown) => void) {
  if (failure instanceof SyntaxError) return json({ error: 'The body is not JSON.' }, 400)
  if (failure instanceof z.ZodError) return json({ error: failure.issues.map(toSentence).join('; ') }, 400)
  if (failure instanceof DomainError) return json({ error: failure.code }, FAILURE_KINDS[failure.kind].status)
  onFailed(failure)

  return json({ error: 'It failed; see the log.' }, 500)
}

const toSentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'body'}: ${message}`

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
