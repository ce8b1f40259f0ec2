import { z } from 'zod'
import type { WatchedSystem } from '../systems/systems'
import type { Visitor } from './visitor'

const envelope = z.object({
  result: z.object({ data: z.unknown().optional() }).optional(),
  error: z.object({ message: z.string() }).optional(),
})

type ProcedureCall = { visitor: Visitor; system: WatchedSystem; name: string; input: object }

/** `code` is that of the refusal, if it was refused. */
export type ProcedureResult = { status: number; request: string; data: unknown; code?: string }

/** What a page of the shop or of the feed reads from its own server. */
export async function query({ visitor, system, name, input }: ProcedureCall): Promise<ProcedureResult> {
  const search = new URLSearchParams({ input: JSON.stringify(input) })
  const response = await visitor.fetch(system, {
    path: `/api/trpc/${name}?${search}`,
    headers: { 'sec-fetch-site': 'same-origin' },
  })

  return toResult(response, `GET ${name}`)
}

/** What a button of the shop's page does. */
export async function mutate({ visitor, system, name, input }: ProcedureCall): Promise<ProcedureResult> {
  const response = await visitor.fetch(system, {
    path: `/api/trpc/${name}`,
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json' },
  })

  return toResult(response, `POST ${name}`)
}

async function toResult(response: Response, request: string): Promise<ProcedureResult> {
  const { result, error } = envelope.parse(await response.json())

  return { status: response.status, request, data: result?.data, code: error?.message }
}
