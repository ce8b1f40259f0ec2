import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerButton, answerForm, refuse, type System } from './form-action'

const SENTENCES: Record<string, string> = {
  name_missing: 'Write a name.',
  name_too_long: 'Write at most {maximum} letters.',
  key_wrong: 'This key does not match.',
  taken: 'This name is taken.',
}

class NameTaken extends Error {}

const system = (calls: string[] = []): System => ({
  makeReadable: (form) => form,
  sayIn: async () => (code, values) =>
    SENTENCES[code]?.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  errorsOf: (failure, otherwise) => (failure instanceof NameTaken ? { [otherwise]: 'taken' } : undefined),
  admit: async ({ who }) => void calls.push(`admit ${who}`),
  endMalformed: () => {
    throw new Error('malformed')
  },
})

const schema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'name_missing').max(5, 'name_too_long'),
  note: z.string(),
  count: z.number().optional(),
  key: z.string(),
})

const ID = '0b8ff1f4-6f2a-4b0c-9d0a-111111111111'

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ id: ID, name: 'Rani', note: '', count: '', key: 'k', ...fields }))
    form.set(name, value)

  return form
}

const DECLARED = { who: 'member', refusal: 303 } as const
const spec = { declared: DECLARED, schema, words: 'any', secret: ['key' as const], otherwise: 'name' as const }

test('an action receives the parsed value, and the input is returned without secrets', async () => {
  const answer = answerForm(system(), { ...spec, act: async (value) => value })

  const { reply, result } = await answer({}, formOf({ name: ' Rani ', count: '3' }))

  expect(result).toEqual({ id: ID, name: 'Rani', note: '', count: 3, key: 'k' })
  expect(reply).toMatchObject({ status: 'success', initialValue: { id: ID, name: ' Rani ', count: '3' } })
  expect(reply?.initialValue).not.toHaveProperty('key')
})

test('an error is shown at its field with its bounds, and the input is returned without secrets', async () => {
  const answer = answerForm(system(), { ...spec, act: async () => {} })

  const { reply, codes } = await answer({}, formOf({ name: 'Rani Ayu', note: 'x' }))

  expect(reply?.error).toEqual({ name: ['Write at most 5 letters.'] })
  expect(codes).toEqual({ name: 'name_too_long' })
  expect(reply?.initialValue).toEqual({ id: ID, name: 'Rani Ayu', note: 'x' })
})

test.each([
  [
    'of the action',
    () => refuse({ key: 'key_wrong', name: 'taken' }),
    { name: SENTENCES.taken, key: SENTENCES.key_wrong },
  ],
  ['of the server', () => Promise.reject(new NameTaken()), { name: SENTENCES.taken }],
  ['with a bound', () => refuse({ name: ['name_too_long', { maximum: 7 }] }), { name: 'Write at most 7 letters.' }],
])('a refusal %s is shown at the fields, in the order of the form', async (_, act, expected) => {
  const answer = answerForm(system(), { ...spec, act: async () => act() })

  const { reply } = await answer({}, formOf({}))

  expect(Object.entries(reply?.error ?? {})).toEqual(Object.entries(expected).map(([name, text]) => [name, [text]]))
  expect(reply?.initialValue).not.toHaveProperty('key')
})

test('a refusal may show something beside its errors', async () => {
  const answer = answerForm(system(), { ...spec, act: async () => refuse({ name: 'taken' }, { seen: 1 }) })

  expect(await answer({}, formOf({}))).toMatchObject({ result: { seen: 1 }, reply: { status: 'error' } })
})

test('a list is parsed by index, and an error is shown at its line', async () => {
  const lines = z.array(z.object({ sku: z.string(), quantity: z.number().max(3, 'name_too_long') }))
  const answer = answerForm(system(), { ...spec, schema: schema.extend({ lines }), act: async (value) => value.lines })
  const filled = (quantity: string) =>
    formOf({ 'lines[0].sku': 'A', 'lines[0].quantity': '1', 'lines[1].sku': 'B', 'lines[1].quantity': quantity })

  expect((await answer({}, filled('2'))).result).toEqual([
    { sku: 'A', quantity: 1 },
    { sku: 'B', quantity: 2 },
  ])
  expect((await answer({}, filled('4'))).reply?.error).toEqual({ 'lines[1].quantity': ['Write at most 3 letters.'] })
  expect((await answer({}, formOf({ 'lines[4294967294].sku': 'A', 'lines[0].__proto__': 'x' }))).result).toEqual([])
})

test('an unexpected failure is rethrown', async () => {
  const answer = answerForm(system(), { ...spec, act: () => Promise.reject(new Error('broken')) })

  await expect(answer({}, formOf({}))).rejects.toThrow('broken')
})

test('a failure without a sentence ends the call by `endFailed`', async () => {
  const ending: System = {
    ...system(),
    errorsOf: () => ({ name: 'of_another_form' }),
    endFailed: () => {
      throw new Error('not found')
    },
  }
  const act = () => Promise.reject(new Error('broken'))

  await expect(answerForm(ending, { ...spec, act })({}, formOf({}))).rejects.toThrow('not found')
  await expect(answerButton(ending, { declared: DECLARED, schema, act })(formOf({}))).rejects.toThrow('not found')
})

test.each<[string, Record<string, string>]>([
  ['a hidden field that was changed', { id: 'x' }],
  ['a wrong hidden field beside an error of the person', { id: 'x', name: '' }],
])('%s ends the call, after the right of the caller is checked', async (_, fields) => {
  const calls: string[] = []
  const answer = answerForm(system(calls), { ...spec, act: async () => {} })

  await expect(answer({}, formOf(fields))).rejects.toThrow('malformed')
  expect(calls).toEqual(['admit member'])
})

test('a form of buttons is read by the same schema and ignores other fields', async () => {
  const button = answerButton(system(), {
    declared: DECLARED,
    schema: schema.pick({ id: true }),
    act: async (value) => value,
  })
  const hostile = formOf({ __intent__: '{', __state__: '{', 'a[9999999999]': 'x', '__proto__.a': 'x' })

  expect(await button(hostile)).toEqual({ id: ID })
  for (const body of [formOf({ id: 'x' }), {}, 'id', undefined])
    await expect(button(body as FormData)).rejects.toThrow('malformed')
})

test('a form sent by the bare action id is parsed, and a missing one is malformed', async () => {
  const answer = answerForm(system(), { ...spec, act: async ({ name }) => name })

  expect((await answer(formOf({}) as never, undefined as never)).result).toBe('Rani')
  await expect(answer({}, undefined as never)).rejects.toThrow('malformed')
})
