import { afterEach, expect, test, vi } from 'vitest'
import { forgetDraft, keepDraft, readDraft } from './form-draft'

const draft = { name: 'complaint', over: '0' }
const values = { body: 'Kotaknya basah dan terbuka.' }

afterEach(() => vi.unstubAllGlobals())

test('a draft is restored for the same form, and not for other initial content', () => {
  const storage = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, text: string) => storage.set(name, text),
    removeItem: (name: string) => storage.delete(name),
  })

  keepDraft(draft, values)

  expect(readDraft(draft)).toEqual(values)
  expect(readDraft({ ...draft, over: '1' })).toEqual({})
  forgetDraft(draft.name)
  expect(readDraft(draft)).toEqual({})
})

test('a browser without storage has no draft, and its form works', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })

  keepDraft(draft, values)
  forgetDraft(draft.name)

  expect(readDraft(draft)).toEqual({})
})
