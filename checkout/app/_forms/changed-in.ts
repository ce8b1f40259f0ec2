/** The ids of a form's fields that hold something else than the page came with. */
export const changedIn = (form: HTMLFormElement | null) =>
  [...(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[id], textarea[id]') ?? [])]
    .filter(({ type, value, defaultValue }) => type !== 'file' && value !== defaultValue)
    .map(({ id }) => id)
