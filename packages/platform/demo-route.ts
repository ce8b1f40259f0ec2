import { z } from 'zod'
import { DomainError, FAILURE_KINDS } from './errors'
import { refuse } from './request'
import { findInputFault } from './text'

type DemoRouteSettings<Refusal> = {
  /** Returns undefined outside demo mode; the route then does not exist. */
  getKey: () => string | undefined
  /** Returns the reason to refuse the `authorization` header, or undefined when it is valid. */
  checkKey: (authorization: string | null, key: string) => Refusal | undefined
  /** Records the reason, but neither the attempted key nor the caller's address. */
  onRefused: (reason: Refusal) => Promise<void>
  onFailed: (failure: unknown) => void
}

/**
 * Wraps verbs as demo endpoints: the schema parses body and address, and the key authorizes the
 * caller.
 */
export function createDemoRoute<Refusal extends string>({
  getKey,
  checkKey,
  onRefused,
  onFailed,
}: DemoRouteSettings<Refusal>) {
  return <Input>(schema: z.ZodType<Input>, verb: (input: Input) => Promise<object>) =>
    async (request: Request, named: Record<string, string> = {}): Promise<Response> => {
      const key = getKey()
      if (!key) return refuse(request, 404, 'not_found')
      const refusal = checkKey(request.headers.get('authorization'), key)
      if (refusal) {
        await onRefused(refusal)
        return refuse(request, 401, refusal)
      }

      try {
        return json(await verb(schema.parse({ ...(await readJson(request)), ...named })))
      } catch (failure) {
        return toAnswer(request, failure, onFailed)
      }
    }
}

/** A missing body is read as an empty object. */
async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  const body = z.record(z.string(), z.unknown()).parse(text.trim() === '' ? {} : JSON.parse(text))
  const fault = findInputFault(body)
  if (fault) throw new DomainError('malformed', fault.code, `${fault.field}: ${fault.code}`)

  return body
}

/** Only developers call demo endpoints, so the messages say what to send instead. */
function toAnswer(request: Request, failure: unknown, onFailed: (failure: unknown) => void) {
  if (failure instanceof SyntaxError) return refuse(request, 400, 'body_malformed')
  if (failure instanceof z.ZodError)
    return refuse(request, 400, 'body_invalid', { detail: failure.issues.map(toSentence).join('; ') })
  if (failure instanceof DomainError) return refuse(request, FAILURE_KINDS[failure.kind].status, failure.code)
  onFailed(failure)

  return refuse(request, 500, 'failed')
}

const toSentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'body'}: ${message}`

const json = (body: object) => Response.json(body, { headers: { 'cache-control': 'no-store' } })
