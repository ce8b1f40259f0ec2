import * as http from '@jembatan/http/action'
import type { ActionEndpoint } from '@jembatan/http/endpoints'
import { actionsOf, type FormAction, type FormSpec } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Operator } from '@/server/console/operators'
import { type Right, refusalOf } from '@/server/console/rights'
import { everyForm } from '../_forms/actions'
import { requireOperator } from './operator'

/** Declares a change by an operator, and with it whether a visitor of a demo may make it. */
export type Change = ActionEndpoint & Right & { who: 'operator'; refusal: 303 }

async function admit(right: Right): Promise<Operator> {
  const operator = await requireOperator()
  const refusal = refusalOf(operator, right)
  if (refusal) redirect(`/console?done=${refusal}`)

  return operator
}

/** An operator's action without a form. */
export const action = (declared: Change, act: (operator: Operator) => Promise<never>) =>
  http.action(declared, async () => act(await admit(declared)))

const forms = actionsOf<Change>({
  ...everyForm,
  admit: async (declared) => void (await admit(declared)),
  endMalformed: () => redirect('/console'),
})

type Act<Schema extends z.ZodObject, Result> = (value: z.output<Schema>, operator: Operator) => Promise<Result>

export const buttonAction = <Schema extends z.ZodObject, Result>(
  declared: Change,
  schema: Schema,
  act: Act<Schema, Result>,
) => forms.buttonAction(declared, schema, async (value) => act(value, await admit(declared)))

export const formAction = <Schema extends z.ZodObject, Result>(
  declared: Change,
  spec: FormSpec<Schema>,
  act: Act<Schema, Result>,
): FormAction<z.input<Schema>, Result> =>
  forms.formAction(declared, spec, async (value) => act(value, await admit(declared)))
