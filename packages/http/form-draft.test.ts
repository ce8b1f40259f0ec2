import { afterEach, expect, test, vi } from 'vitest'
import { forgetDraft, keepDraft, readDraft } from './form-draft'

const draft = { name: 'complaint', over: '0' }
const typed = { body: 'Kotaknya basah dan terbuka.' }

afterEach(() => vi.unstubAllGlobals())

test('a draft is restored for the same form, and not for other initial content', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  })

  keepDraft(draft, typed)

  expect(readDraft(draft)).toEqual(typed)
  expect(readDraft({ ...draft, over: '1' })).toEqual({})
  forgetDraft(draft.name)
  expect(readDraft(draft)).toEqual({})
})

test('a browser without storage has no draft, and its form works', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })

  keepDraft(draft, typed)
  forgetDraft(draft.name)

  expect(readDraft(draft)).toEqual({})
})
