/** A long number as it is read aloud; a reference with letters in it stays as it is. */
export const inGroups = (code: string) => (/^\d+$/.test(code) ? code.replace(/(\d{4})(?=\d)/g, '$1 ') : code)
