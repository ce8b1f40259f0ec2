import { judgeKey, type KeyRefusal } from '@jembatan/audit-log'
import { z } from 'zod'
import { newTallies, recordOften } from '../audit/record-often'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { DomainError } from '../errors'
import { getLog } from '../log'
import { getDemoKey } from './demo-mode'

const tallies = newTallies()

type Named = { params?: Promise<Record<string, string>> }

/**
 * What a walkthrough may do here while something is staged: what comes in, from the body and the address, and which verb.
 * Where nothing is staged there is no such address.
 */
export function demoDoor<Asked>(schema: z.ZodType<Asked>, verb: (asked: Asked) => Promise<object>) {
  return async (request: Request, { params }: Named = {}): Promise<Response> => {
    const key = getDemoKey()
    if (!key) return json({ error: 'No such address.' }, 404)
    const refusal = judgeKey(request.headers.get('authorization'), key)
    if (refusal) return refuse(refusal)

    try {
      return json(await verb(schema.parse({ ...(await readJson(request)), ...(await params) })))
    } catch (failure) {
      return answerTo(failure)
    }
  }
}

/** Neither the key that was tried nor where it came from. */
async function refuse(reason: KeyRefusal) {
  const { db } = getDatabase()
  getLog().warn({ reason }, 'nobody may steer without the key')
  await recordOften(tallies, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })

  return json({}, 401)
}

/** A body may be left out: then it says nothing. */
async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()

  return z.record(z.string(), z.unknown()).parse(text.trim() === '' ? {} : JSON.parse(text))
}

function answerTo(failure: unknown) {
  if (failure instanceof SyntaxError) return json({ error: 'The body is not JSON.' }, 400)
  if (failure instanceof z.ZodError) return json({ error: failure.issues.map(sentence).join('; ') }, 400)
  if (failure instanceof DomainError) return json({ error: failure.code }, failure.kind === 'not_found' ? 404 : 503)
  getLog().error({ err: failure }, 'what a demo asked for failed')

  return json({ error: 'It failed; see the log.' }, 500)
}

const sentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'body'}: ${message}`

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
