/** A long number as it is read aloud. */
export const inGroups = (number: string) => number.replace(/(\d{4})(?=\d)/g, '$1 ')
