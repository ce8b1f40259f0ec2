type Draft = {
  /** What it is typed for. */
  name: string
  /** What the form began with. */
  over: string
}

/** Keeps what is typed for this tab alone; it goes with the tab, and at a sign-out. */
export function keepDraft({ name, over }: Draft, typed: Record<string, string>) {
  orNothing(() => sessionStorage.setItem(name, JSON.stringify({ over, typed })))
}

/** By field; nothing for a form that begins with something else, which was sent or saved elsewhere meanwhile. */
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

/** At a sign-out: the next person at this tab is offered nothing of the last one. */
export const forgetDrafts = () => orNothing(() => sessionStorage.clear())

/** A browser may refuse pages its storage, or have it full: then there is no draft, and the form goes on without. */
function orNothing(work: () => void) {
  try {
    work()
  } catch {
    // Nothing depends on a draft.
  }
}
