export const PASSWORD = { shortest: 8, longest: 128 }
