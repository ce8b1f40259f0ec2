/** A field of a form as text; empty where there is none, or where somebody called an action by hand with something else. */
export const formField = (form: unknown, name: string) => (form instanceof FormData ? String(form.get(name) ?? '') : '')
