import { z } from 'zod'
import type { WatchedSystem } from '../system/systems'
import type { Visitor } from './visitor'

const envelope = z.object({
  result: z.object({ data: z.unknown().optional() }).optional(),
  error: z.object({ message: z.string() }).optional(),
})

type Procedure = { visitor: Visitor; pasar: WatchedSystem; name: string; input: object }

export type Answered = { status: number; request: string; data: unknown; code?: string }

/** What a page of the shop asks of its own server, asked by the visitor's browser. */
export async function askProcedure({ visitor, pasar, name, input }: Procedure): Promise<Answered> {
  const search = new URLSearchParams({ input: JSON.stringify(input) })
  const answer = await visitor.ask(pasar, {
    path: `/api/trpc/${name}?${search}`,
    headers: { 'sec-fetch-site': 'same-origin' },
  })

  return read(answer, `GET ${name}`)
}

/** What a button of the shop's page does. */
export async function tellProcedure({ visitor, pasar, name, input }: Procedure): Promise<Answered> {
  const answer = await visitor.ask(pasar, {
    path: `/api/trpc/${name}`,
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json' },
  })

  return read(answer, `POST ${name}`)
}

async function read(answer: Response, request: string): Promise<Answered> {
  const { result, error } = envelope.parse(await answer.json())

  return { status: answer.status, request, data: result?.data, code: error?.message }
}
