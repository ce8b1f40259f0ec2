type Draft = {
  /** The key of the draft, such as `sign-up`. */
  name: string
  /** The initial content of the form. */
  over: string
}

/** Stores a draft in this tab only. It ends with the tab or a sign-out. */
export function keepDraft({ name, over }: Draft, typed: Record<string, string>) {
  orNothing(() => sessionStorage.setItem(name, JSON.stringify({ over, typed })))
}

/**
 * Returns the draft by field; empty when the form now has other initial content, because it was
 * sent or saved elsewhere in the meantime.
 */
export function readDraft({ name, over }: Draft): Record<string, string | undefined> {
  try {
    const draft = JSON.parse(sessionStorage.getItem(name) ?? '{}')
    if (draft.over !== over) return {}

    return Object.fromEntries(Object.entries(draft.typed).map(([key, value]) => [key, String(value)]))
  } catch {
    return {}
  }
}

export const forgetDraft = (name: string) => orNothing(() => sessionStorage.removeItem(name))

/** Called at sign-out, so that the next person at this tab sees no drafts of the previous one. */
export const forgetDrafts = () => orNothing(() => sessionStorage.clear())

/** Ignores a browser without storage or with full storage: the form then works without a draft. */
function orNothing(work: () => void) {
  try {
    work()
  } catch {
    // A draft is optional.
  }
}
