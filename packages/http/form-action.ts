import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { configureCoercion } from '@conform-to/zod/v4/future'
import type { z } from 'zod'
import { action } from './action'
import type { ActionEndpoint } from './endpoints'

/**
 * The result of the last submission of a form: Conform's reply, the code of each error, and the
 * result that the page shows.
 */
export type FormState<Result> = {
  reply?: SubmissionResult<string[]>
  codes?: Record<string, string>
  result?: Result
}

/** The action of a form that a person fills in, for `useForm`. `Value` names the fields. */
export type FormAction<Value, Result> = {
  (state: FormState<Result>, form: FormData): Promise<FormState<Result>>
  readonly value?: Value
}

type Values = Record<string, string | number | Date>

/** Error codes by field, with the values of their sentence; `''` is the form as a whole. */
export type FormErrors = Record<string, string | [code: string, values: Values]>

class FormRefused<Result> extends Error {
  constructor(
    readonly errors: FormErrors,
    readonly result?: Result,
  ) {
    super('form_refused')
  }
}

/**
 * Ends an action with errors.
 * @param result shown beside the errors.
 */
export function refuse(errors: FormErrors, result?: unknown): never {
  throw new FormRefused(errors, result)
}

/** Returns the sentence for a code; undefined without one. */
type Say = (code: string, values: Values) => string | undefined

export type FormSpec<Schema extends z.ZodObject> = {
  /** Only its fields are read. The messages of its checks are codes. */
  schema: Schema
  /** The namespaces of the sentences for codes; the first that has a code wins. */
  words: string | string[]
  /** Fields that are never sent back. */
  secret?: NameOf<Schema>[]
  /** The field for a refusal that names none; by default the form as a whole. */
  otherwise?: NameOf<Schema>
}

type NameOf<Schema extends z.ZodObject> = keyof z.output<Schema> & string

/** The parts of form handling in which systems differ. */
export type System<Declared extends ActionEndpoint = ActionEndpoint> = {
  makeReadable: (form: FormData) => FormData
  sayIn: (words: string) => Promise<Say>
  /** Translates a failure of the server into errors of the form; undefined when it has none. */
  errorsOf?: (failure: unknown, otherwise: string) => FormErrors | undefined
  /** Refuses a caller without the declared right. Called when a form cannot be read. */
  admit?: (declared: Declared) => Promise<void>
  /** Refuses a form that no page of the system sends. */
  endMalformed: (declared: Declared) => never
  /** Ends a call with a failure for which the form has no sentence; by default it is rethrown. */
  endFailed?: (failure: unknown) => never
}

/**
 * The two kinds of server action with a form: they parse it by a schema, and call `act` with the
 * value only.
 */
export const actionsOf = <Declared extends ActionEndpoint>(system: System<Declared>) => ({
  /** For a form of buttons and hidden fields. */
  buttonAction: <Schema extends z.ZodObject, Result>(
    declared: Declared,
    schema: Schema,
    act: (value: z.output<Schema>) => Promise<Result>,
  ) => action(declared, answerButton(system, { declared, schema, act })),

  /** For a form that a person fills in: its errors appear at its fields. */
  formAction: <Schema extends z.ZodObject, Result>(
    declared: Declared,
    spec: FormSpec<Schema>,
    act: (value: z.output<Schema>) => Promise<Result>,
  ): FormAction<z.input<Schema>, Result> => action(declared, answerForm(system, { declared, ...spec, act })),

  /**
   * Parses a second form that was submitted together with the first; undefined when it cannot be
   * parsed.
   */
  readForm: <Schema extends z.ZodObject>(schema: Schema, form: FormData): z.output<Schema> | undefined => {
    const submission = parse(system.makeReadable(form), schema)

    return submission.status === 'success' ? submission.value : undefined
  },
})

type Act<Schema extends z.ZodObject, Result, Declared> = {
  declared: Declared
  schema: Schema
  act: (value: z.output<Schema>) => Promise<Result>
}

export const answerButton =
  <Schema extends z.ZodObject, Result, Declared extends ActionEndpoint>(
    system: System<Declared>,
    { declared, schema, act }: Act<Schema, Result, Declared>,
  ) =>
  async (sent: FormData): Promise<Result> => {
    const submission = parse(system.makeReadable(formIn(sent)), schema)
    if (submission.status === 'success') return act(submission.value).catch((failure) => endFailed(system, failure))
    await system.admit?.(declared)

    return system.endMalformed(declared)
  }

/** Finds the form in the arguments of an action, which a forged call may choose freely. */
const formIn = (...sent: unknown[]) => sent.find((part) => part instanceof FormData) ?? new FormData()

export const answerForm =
  <Schema extends z.ZodObject, Result, Declared extends ActionEndpoint>(
    system: System<Declared>,
    { declared, schema, words, secret = [], otherwise, act }: Act<Schema, Result, Declared> & FormSpec<Schema>,
  ) =>
  async (state: FormState<Result>, sent: FormData): Promise<FormState<Result>> => {
    // A call by the bare action id has the form in place of the state.
    const form = formIn(sent, state)
    const say = await translateEach(system, words)
    const submission = parse(system.makeReadable(form), schema)
    const refused = (errors: [name: string, error: Coded][]): FormState<Result> => {
      const listed = inOrderOf(schema, errors)
      const error = listed.map(([name, { code, values }]) => [name, [say(code, values) ?? code]])
      const codes = listed.map(([name, { code }]) => [name, code])

      return {
        reply: { ...submission.reply({ hideFields: secret }), status: 'error', error: Object.fromEntries(error) },
        codes: Object.fromEntries(codes),
      }
    }
    if (submission.status !== 'success') {
      await system.admit?.(declared)
      const errors = Object.entries(submission.error ?? {}).flatMap(([name, error]): [string, Coded][] =>
        error ? [[name, error]] : [],
      )
      // A failed check without a code cannot come from a person's input.
      if (errors.some(([, { code, values }]) => say(code, values) === undefined)) system.endMalformed(declared)

      return refused(errors)
    }

    try {
      const result = await act(submission.value)

      return { reply: { ...submission.reply({ hideFields: secret }), error: {} } as SubmissionResult<string[]>, result }
    } catch (failure) {
      const { errors, result } =
        failure instanceof FormRefused
          ? (failure as FormRefused<Result>)
          : { errors: system.errorsOf?.(failure, otherwise ?? ''), result: undefined }
      if (!errors) return endFailed(system, failure)
      const coded = Object.entries(errors).map(([name, error]): [string, Coded] => {
        const [code, values = {}] = typeof error === 'string' ? [error] : error
        if (!(failure instanceof FormRefused) && say(code, values) === undefined) endFailed(system, failure)

        return [name, { code, values }]
      })

      return { ...refused(coded), ...(result !== undefined && { result }) }
    }
  }

function endFailed({ endFailed }: Pick<System, 'endFailed'>, failure: unknown): never {
  endFailed?.(failure)
  throw failure
}

type Coded = { code: string; values: Values }

// An empty field is an empty string and not undefined, as in a procedure.
const { coerceFormValue } = configureCoercion({
  customize: ({ _zod }) => (_zod.def.type === 'string' ? (value: unknown) => value : null),
})

function parse<Schema extends z.ZodObject>(form: FormData, schema: Schema) {
  const fields = new FormData()
  for (const [name, value] of form) if (Object.hasOwn(schema.shape, rootOf(name))) fields.append(name, value)

  return parseWithZod(fields, {
    schema: coerceFormValue(schema) as unknown as Schema,
    disableAutoCoercion: true,
    formatError: ([issue]: z.core.$ZodIssue[]): Coded => ({
      code: issue?.message ?? '',
      values: issue ? boundsIn(issue) : {},
    }),
  })
}

/** Returns `lines` for `lines[0].sku`. List indexes in forms have at most two digits. */
const rootOf = (name: string) => name.replace(/\[\d{1,2}\]\.[a-z]\w*$/i, '')

async function translateEach({ sayIn }: Pick<System, 'sayIn'>, words: string | string[]): Promise<Say> {
  const each = await Promise.all([words].flat().map(sayIn))

  return (code, values) => each.map((say) => say(code, values)).find((text) => text !== undefined)
}

const boundsIn = (issue: object): Values => ({
  ...('minimum' in issue && { minimum: Number(issue.minimum) }),
  ...('maximum' in issue && { maximum: Number(issue.maximum) }),
})

/** Orders errors by the fields of the schema; errors of the whole form come last. */
function inOrderOf<Error>(schema: z.ZodObject, errors: [name: string, error: Error][]) {
  const names = Object.keys(schema.shape)
  const placeOf = (name: string) => (names.includes(rootOf(name)) ? names.indexOf(rootOf(name)) : names.length)

  return errors.toSorted(([one], [other]) => placeOf(one) - placeOf(other))
}
